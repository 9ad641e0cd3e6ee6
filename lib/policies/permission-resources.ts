import { z } from "zod";
import { withFieldNames } from "@/lib/access/field-names.ts";
import { holdsField, WHOLE, type Case } from "@/lib/access/grants.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Source } from "@/lib/query/source.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { permissionModel } from "./permission-model.ts";
import { policyModel } from "./policy-model.ts";
import type { PolicyPermission } from "./policy.ts";

/** The permissions of the policies that the caller may read, for programs. @throws BadParameter. */
export const listPermissionResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "policies",
  input: z.strictObject({ question: listQuestionSchema }),
  run: async ({ scope, input, permit }) => {
    const answer = await readList(scope, sourceFor(scope, permit.cases), input.question);
    return { ...answer, items: answer.items.map((item) => withNames(scope, item)) };
  },
});

/** One permission. @throws NotFound; BadParameter. */
export const getPermissionResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "policies",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const found = await findOne(scope, sourceFor(scope, permit.cases), { id, ...question });
    if (found === null) throw new NotFound();
    return { ...found, item: withNames(scope, found.item) };
  },
});

/** @NOTE A permission is seen where its policy is, by whoever may see what is in it there. */
function sourceFor(scope: Scope, cases: readonly Case[]): Source {
  const telling = cases.filter(({ fields }) => holdsField(fields, "permissions"));
  const policies = tableSource(scope, policyModel, telling);
  const all = tableSource(scope, permissionModel, [WHOLE]);
  return {
    ...all,
    where: sql`${all.where} AND t.policy_id IN (
      SELECT t.id FROM ${policies.from} WHERE ${policies.where})`,
  };
}

/**
 * @NOTE What they name is kept by what stays when a field is renamed; the collection, which says
 * whose names they are, may not have been asked for.
 */
function withNames({ collections }: Scope, permission: Resource): Resource {
  const named = withFieldNames(
    { collection: "", ...permission.attributes } as unknown as PolicyPermission,
    collections.names,
  );
  const attributes = Object.keys(permission.attributes).map((name) => [
    name,
    (named as unknown as JsonObject)[name] ?? null,
  ]);
  return { ...permission, attributes: Object.fromEntries(attributes) as JsonObject };
}
