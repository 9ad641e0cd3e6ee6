import { z } from "zod";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { readFormState } from "./read-form-state.ts";

const input = z.strictObject({
  collection: collectionSlugSchema,
  /** That a person has seen what it means (S-73). */
  confirmed: z.boolean().default(false),
});

/**
 * Lets everybody send entries to a collection: a policy with that one permission, on the fields that a
 * form can ask for, held by the role Public. Both deeds or none, each by its own right.
 * @throws ConfirmationRequired; Conflict where everybody may already, and for a collection of whose
 * fields a form can ask for none; NotFound, Forbidden as `createPolicy` and `updateRole`.
 */
export function openForm(raw: unknown, caller: Caller): Promise<{ policyId: string }> {
  const { collection, confirmed } = parseInput(input, raw);
  return runTogether(caller, async (within) => {
    const { isOpen, fields } = await runUseCase(readFormState, { collection }, within);
    if (isOpen) throw new Conflict("Everybody may send entries to it already.");
    if (fields.length === 0) throw new Conflict("It has no field that a form can ask for.");
    const { roles } = await runUseCase(listRoles, {}, within);
    const role = roles.find(({ slug, system }) => slug === "public" && system);
    if (role === undefined) throw new NotFound();
    const permission = { collection, action: "create", fields: fields.map(({ name }) => name) };
    const policy = { name: `Form: ${collection}`, permissions: [permission], confirmed };
    const { id: policyId } = await runUseCase(createPolicy, policy, within);
    const policies = [...role.policies.map(({ id }) => id), policyId];
    await runUseCase(updateRole, { id: role.id, policies, confirmed }, within);
    return { policyId };
  });
}
