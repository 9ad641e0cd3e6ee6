import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { atPermission } from "./at-permission.ts";
import { changePolicy, type PolicyChange } from "./change-policy.ts";
import { loadPolicy } from "./load-policy.ts";
import { createPermissionInput, type CreatePermission } from "./permission-input.ts";
import { PERMISSIONS_MAX } from "./policy-input.ts";
import { policyChanged } from "./update-policy.ts";

/**
 * Adds one permission to a policy, which takes the right to change the policy.
 * @throws as `changePolicy`; Invalid for a policy that does not exist.
 */
export const createPermission = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "policies",
  input: createPermissionInput,
  load: async (scope, { policy }: CreatePermission, permit) => {
    try {
      return await loadPolicy(scope, { id: policy }, permit);
    } catch (error) {
      throw error instanceof NotFound ? unknownPolicy() : error;
    }
  },
  async run({ scope, input, loaded, permit }): Promise<PolicyChange & { readonly id: string }> {
    const { policy: _policy, confirmed, ...permission } = input;
    const present = loaded.policy.permissions;
    if (present.length >= PERMISSIONS_MAX) {
      throw new Invalid(`A policy holds at most ${PERMISSIONS_MAX} permissions.`);
    }
    const change = { confirmed, permissions: [...present, permission] };
    const changed = await atPermission(present.length, () =>
      changePolicy(scope, { loaded, permit, change }),
    );
    return { ...changed, id: changed.added[0] ?? "" };
  },
  audit: ({ loaded }, { detail }) => policyChanged(loaded.policy, detail),
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});

function unknownPolicy(): Invalid {
  const message = "There is no such policy.";
  return new Invalid(message, [{ path: ["policy"], message }]);
}
