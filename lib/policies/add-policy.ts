import { holdsField } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import type { PermissionInput } from "./policy-input.ts";
import { policyModel } from "./policy-model.ts";
import { insertPermissions, insertPolicy } from "./repository.ts";

/**
 * Adds the policy that a new role brings with it, under the role's name, or with the slug beside it
 * where that is taken. What is in it was checked before. @returns its id.
 * @throws Forbidden for a policy that the permit does not reach, as `createPolicy`.
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
  const named = ["name", "permissions"];
  if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
  const taken = await scope.db.policy.count({ where: { organizationId, name } });
  const id = newId();
  await insertPolicy(scope, permit, {
    id,
    name: taken === 0 ? name : `${name} (${slug})`,
    description: "",
  });
  await insertPermissions(scope, permit, { policyId: id, permissions });
  await requireStillHeld(scope, policyModel, { permit, id, named });
  return id;
}
