import { withFieldNames } from "@/lib/access/field-names.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { PolicyPermission } from "./policy.ts";

/**
 * A policy as it is answered, with names of fields in its permissions: they are kept by what stays
 * when a field is renamed.
 */
export function withNamedFields({ collections }: Scope, policy: Resource): Resource {
  const { permissions } = policy.attributes;
  if (!Array.isArray(permissions)) return policy;
  const named = permissions.map((one: Json) => asNamed(one as JsonObject, collections.names));
  return { ...policy, attributes: { ...policy.attributes, permissions: named } };
}

/** @NOTE Read by our own statement: it is a permission, whose JSON the database has checked. */
const asNamed = (permission: JsonObject, names: Scope["collections"]["names"]): JsonObject =>
  ({
    ...permission,
    ...withFieldNames(permission as unknown as PolicyPermission, names),
  }) as JsonObject;
