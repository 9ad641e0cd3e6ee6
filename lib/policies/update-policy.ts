import { defineMutation } from "@/lib/usecase/use-case.ts";
import { changePolicy, type PolicyChange } from "./change-policy.ts";
import { loadPolicy } from "./load-policy.ts";
import { updatePolicyInput, type UpdatePolicy } from "./policy-input.ts";

/**
 * Changes what is named of a policy; `permissions` is the whole new list. Works at the next request
 * of whoever holds it.
 * @throws as `changePolicy`; NotFound.
 */
export const updatePolicy = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "policies",
  input: updatePolicyInput,
  load: (scope, { id }: UpdatePolicy, permit) => loadPolicy(scope, { id }, permit),
  run: ({ scope, input, loaded, permit }): Promise<PolicyChange> => {
    const { id: _id, ...change } = input;
    return changePolicy(scope, { loaded, permit, change });
  },
  audit: ({ loaded }, { detail }) => policyChanged(loaded.policy, detail),
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});

/** The ledger's line about a policy that is another now; null when it is not. */
export const policyChanged = (
  { id, name }: { readonly id: string; readonly name: string },
  detail: PolicyChange["detail"],
) =>
  detail === null
    ? null
    : {
        action: "policy.update",
        collection: "policies",
        subjectId: id,
        summary: `Changed the policy «${name}»`,
        detail,
      };
