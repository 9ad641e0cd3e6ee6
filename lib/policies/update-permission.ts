import { defineMutation } from "@/lib/usecase/use-case.ts";
import { atPermission } from "./at-permission.ts";
import { changePolicy, type PolicyChange } from "./change-policy.ts";
import { loadPolicyOf } from "./load-policy-of.ts";
import { updatePermissionInput, type UpdatePermission } from "./permission-input.ts";
import type { PolicyPermission } from "./policy.ts";
import { policyChanged } from "./update-policy.ts";

/** Changes what is named of a permission, which takes the right to change its policy. @throws as `changePolicy`; NotFound. */
export const updatePermission = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "policies",
  input: updatePermissionInput,
  load: (scope, { id }: UpdatePermission, permit) => loadPolicyOf(scope, { id }, permit),
  async run({ scope, input, loaded, permit }): Promise<PolicyChange> {
    const { id, confirmed, ...wanted } = input;
    const present = loaded.policy.permissions;
    const permissions = present.map((one) => (one.id === id ? laidOver(one, wanted) : one));
    const index = present.findIndex((one) => one.id === id);
    return atPermission(index, () =>
      changePolicy(scope, { loaded, permit, change: { confirmed, permissions } }),
    );
  },
  audit: ({ loaded }, { detail }) => policyChanged(loaded.policy, detail),
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});

/** @NOTE Null says something here: all fields, all rows. What is absent stays. */
function laidOver(
  permission: PolicyPermission,
  wanted: Omit<UpdatePermission, "id" | "confirmed">,
): PolicyPermission {
  const named = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return { ...permission, ...(Object.fromEntries(named) as Partial<PolicyPermission>) };
}
