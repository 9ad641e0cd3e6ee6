import { holdsField } from "@/lib/access/grants.ts";
import { requireStorable } from "@/lib/catalogue/require-storable.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { namePermissions } from "./name-permissions.ts";
import { createPolicyInput } from "./policy-input.ts";
import { policyModel } from "./policy-model.ts";
import { insertPermissions, insertPolicy } from "./repository.ts";
import { requireFreeName } from "./require-free-name.ts";
import { requireGrantable } from "./require-grantable.ts";
import { requireReadableRules } from "./require-readable-rules.ts";

/**
 * Adds a policy; nobody holds it yet.
 * @throws Conflict for a taken name; Invalid for a permission that could not be obeyed, naming its
 * place; Forbidden for one that the caller does not hold or whose rule names what they may not
 * read, and for a field beyond their reach.
 */
export const createPolicy = defineMutation({
  action: "create",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "policies",
  input: createPolicyInput,
  async run({ scope, input: { name, description, permissions }, permit }) {
    const named = [
      "name",
      ...(description === "" ? [] : ["description"]),
      ...(permissions.length === 0 ? [] : ["permissions"]),
    ];
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    const holder = await holdRights(scope, { action: "create", collection: "policies" });
    await requireFreeName(scope, { id: null, name });
    await requireStorable(scope, permissions);
    requireGrantable(holder, [{ name, permissions }]);
    await requireReadableRules(scope, holder, { name, permissions });
    const id = newId();
    await insertPolicy(scope, permit, { id, name, description });
    await insertPermissions(scope, permit, { policyId: id, permissions });
    await requireStillHeld(scope, policyModel, { permit, id, named });
    return { id };
  },
  audit: ({ input: { name, description, permissions } }, { id }) => ({
    action: "policy.create",
    collection: "policies",
    subjectId: id,
    summary: `Created the policy «${name}»`,
    detail: { after: { name, description, permissions: namePermissions(permissions) } },
  }),
});
