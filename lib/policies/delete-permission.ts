import { defineMutation } from "@/lib/usecase/use-case.ts";
import { changePolicy, type PolicyChange } from "./change-policy.ts";
import { loadPolicyOf } from "./load-policy-of.ts";
import { permissionIdInput } from "./permission-input.ts";
import { policyChanged } from "./update-policy.ts";

/** Takes a permission out of its policy, which takes the right to change the policy. @throws NotFound. */
export const deletePermission = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "policies",
  input: permissionIdInput,
  load: (scope, { id }: { id: string }, permit) => loadPolicyOf(scope, { id }, permit),
  run: ({ scope, input, loaded, permit }): Promise<PolicyChange> => {
    const permissions = loaded.policy.permissions.filter(({ id }) => id !== input.id);
    return changePolicy(scope, { loaded, permit, change: { confirmed: true, permissions } });
  },
  audit: ({ loaded }, { detail }) => policyChanged(loaded.policy, detail),
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});
