import { z } from "zod";
import { decide } from "@/lib/access/decide.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { addMemberInput } from "@/lib/members/member-input.ts";
import {
  createOrganization,
  createOrganizationInput,
} from "@/lib/organizations/create-organization.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { claimInstance } from "./repository.ts";

const setUpInstanceInput = z.strictObject({
  organizationName: createOrganizationInput.shape.name,
  slug: createOrganizationInput.shape.slug,
  name: addMemberInput.shape.name,
  email: addMemberInput.shape.email,
  passwordHash: z.string(),
  registration: z.boolean(),
});

/**
 * Claims the instance, then does what creating an organization and adding a member do, in the same
 * transaction. The claim stands first: it locks the row on which everybody else waits.
 * @throws NotFound when the instance is set up already.
 */
export const setUpInstance = defineMutation({
  action: "create",
  collection: "organizations",
  input: setUpInstanceInput,
  async run({ scope, input, permit }) {
    if (!(await claimInstance(scope, permit))) throw new NotFound();
    const { organizationName, slug, name, email, passwordHash, registration } = input;
    const organization = { name: organizationName, slug };
    const plain = { scope, loaded: undefined, prepared: undefined };
    await createOrganization.run({ ...plain, input: organization, permit });
    await openRegistration(scope, registration);
    const mayAdd = decide(scope.principal, scope.grants, {
      action: "create",
      collection: "users",
      id: null,
    });
    if (!mayAdd.allowed) throw new Forbidden();
    const rights = { status: "active" as const, roles: ["admin"], policies: [] };
    const member = { name, email, passwordHash, instanceOwner: true, ...rights };
    const deed = { ...plain, input: member, permit: mayAdd.permit };
    const { id, userId } = await addMember.run(deed);
    const { requestId } = scope;
    const at = new Date(scope.clock());
    await recordInstanceEvent(scope.db, { action: "instance.set-up", userId, requestId, at });
    return { memberId: id };
  },
  audit: ({ scope, input }) => ({
    action: "organization.create",
    collection: "organizations",
    subjectId: scope.organizationId,
    summary: `Set up Gatehouse with «${input.organizationName}»; ${input.email} is its first Admin`,
  }),
  announces: ["site-access-changed"],
});

async function openRegistration(
  { db, organizationId }: Scope,
  registration: boolean,
): Promise<void> {
  await db.organizationSettings.update({ where: { organizationId }, data: { registration } });
}
