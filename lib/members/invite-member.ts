import { keepLink } from "@/lib/one-time/keep-link.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadMember } from "./load-member.ts";
import { memberIdInput } from "./member-input.ts";
import { endInvitations } from "./repository.ts";
import { requireInvitable } from "./require-invitable.ts";

/** A link to hand over, told this once. */
export type Invitation = { readonly link: string; readonly expiresAt: string };

/**
 * Makes the link by which an invited member comes in: somebody new sets their password there, anybody
 * else accepts once they are signed in (S-97, S-99). It takes the place of any that is out.
 * @throws Conflict for whoever is a member already or is suspended; Forbidden where the member holds
 * what the caller may not give, and could so give themselves by using the link in their place.
 */
export const inviteMember = defineMutation({
  action: "create",
  inTurn: true,
  fieldwise: true,
  showsOnce: true,
  proven: true,
  collection: "users",
  input: memberIdInput,
  load: (scope, { id }: { id: string }, permit) => loadMember(scope, { id }, permit),
  async run({ scope, loaded, permit }): Promise<Invitation> {
    const { member } = loaded;
    await requireInvitable(scope, permit, loaded);
    await endInvitations(scope, permit);
    const { organizationId } = scope;
    const { id: memberId, userId, email } = member;
    const link = { purpose: "invitation", organizationId, memberId, userId, email } as const;
    const { address, expiresAt } = await keepLink(scope.db, link, scope.clock());
    return { link: address, expiresAt: expiresAt.toISOString() };
  },
  audit: ({ loaded: { member } }) => ({
    action: "member.invite",
    collection: "users",
    subjectId: member.id,
    summary: `Made an invitation for ${member.email}`,
  }),
});
