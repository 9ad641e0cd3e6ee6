import { holdsField } from "@/lib/access/grants.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { newId, type MemberId } from "@/lib/kernel/ids.ts";
import { findPolicyGifts, findRoleGifts } from "@/lib/policies/find-gifts.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { findOrCreateUser } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { addMemberInput, type AddMember } from "./member-input.ts";
import { memberModel } from "./member-model.ts";
import { insertMember, replacePolicies, replaceRoles, type Arrival } from "./repository.ts";
import { requireGivable } from "./require-givable.ts";

/**
 * Makes a person a member of the organization, creating the person when they are new. They are
 * invited, and may do nothing here until they accept (`inviteMember`); whom the system adds is in.
 * @throws Forbidden for a password or ownership from anybody but the system, for a role or policy
 * that the caller may not give, and for a field beyond their reach; Invalid for a role or policy that
 * does not exist; Conflict for somebody who is a member already.
 */
export const addMember = defineMutation({
  action: "create",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "users",
  input: addMemberInput,
  async run({ scope, input, permit }) {
    const isFoundation = input.passwordHash !== null || input.instanceOwner;
    if (isFoundation && scope.principal.kind !== "system") throw new Forbidden();
    const named = namedIn(input);
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    const holder = await holdRights(scope, { action: "create", collection: "users" });
    const { roles: slugs, policies: ids, email, name, passwordHash, instanceOwner } = input;
    const roles = await findRoleGifts(scope, slugs, "roles");
    const policies = await findPolicyGifts(scope, ids);
    await requireGivable(scope, holder, roles);
    requireGrantable(holder, policies);
    const userId = await findOrCreateUser(scope.db, { email, name, passwordHash, instanceOwner });
    await requireNoMember(scope, userId);
    const id = newId<MemberId>();
    await insertMember(scope, permit, { id, userId, ...arrivalOf(scope, input) });
    await replaceRoles(scope, permit, { id, ids: roles.map((role) => role.id) });
    await replacePolicies(scope, permit, { id, ids });
    await requireStillHeld(scope, memberModel, { permit, id, named });
    return { id, userId };
  },
  audit: ({ input }, { id }) => ({
    action: "member.add",
    collection: "users",
    subjectId: id,
    summary: `Added ${input.email} with ${input.roles.join(", ") || "no role"}`,
    detail: { after: { email: input.email, roles: input.roles, policies: input.policies } },
  }),
});

function namedIn({ roles, policies, status }: AddMember): string[] {
  return [
    ...["email", "name"],
    ...(status === "active" ? [] : ["status"]),
    ...(roles.length === 0 ? [] : ["roles"]),
    ...(policies.length === 0 ? [] : ["policies"]),
  ];
}

/** @NOTE Nobody is put into an organization by others: it takes their own yes. Set-up and demo have it. */
function arrivalOf({ principal, clock }: Scope, { status, name, email }: AddMember): Arrival {
  if (principal.kind === "system") return { status, acceptedAt: new Date(clock()) };
  const arrival = { acceptedAt: null, invitedAs: name, invitedEmail: email } as const;
  return { ...arrival, status: status === "active" ? "invited" : status };
}

async function requireNoMember({ db, organizationId }: Scope, userId: string): Promise<void> {
  if ((await db.member.count({ where: { organizationId, userId } })) === 0) return;
  const message = "This person is a member already.";
  throw new Conflict(message, [{ path: ["email"], message }]);
}
