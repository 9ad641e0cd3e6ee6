import type { Permit } from "@/lib/access/permit.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { PermissionInput } from "./policy-input.ts";
import { insertPermissions, insertPolicy } from "./repository.ts";

/**
 * Adds the policy that a new role brings with it, under the role's name, or with the slug beside it
 * where that is taken. What is in it was checked before. @returns its id.
 */
export async function addPolicyOf(
  scope: Scope,
  permit: Permit<"create">,
  role: {
    readonly name: string;
    readonly slug: string;
    readonly permissions: readonly PermissionInput[];
  },
): Promise<string> {
  const { organizationId } = scope;
  const { name, slug, permissions } = role;
  const taken = await scope.db.policy.count({ where: { organizationId, name } });
  const id = newId();
  await insertPolicy(scope, permit, {
    id,
    name: taken === 0 ? name : `${name} (${slug})`,
    description: "",
  });
  await insertPermissions(scope, permit, { policyId: id, permissions });
  return id;
}
