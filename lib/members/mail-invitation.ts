import { Conflict } from "@/lib/kernel/errors.ts";
import { queueMail } from "@/lib/mail/queue-mail.ts";
import { sendsMailIn } from "@/lib/mail/sends-mail.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadMember } from "./load-member.ts";
import { memberIdInput } from "./member-input.ts";
import { accountAddress, endInvitations } from "./repository.ts";
import { requireInvitable } from "./require-invitable.ts";

/**
 * Sends an invited member their link by mail (S-98), in place of any that is out. It is made when the
 * letter goes out, and nobody but its reader sees it.
 * @throws Conflict where no mail is sent, for whoever is a member already or is suspended; Forbidden
 * where the member holds what the caller may not give.
 */
export const mailInvitation = defineMutation({
  action: "create",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "users",
  input: memberIdInput,
  load: (scope, { id }: { id: string }, permit) => loadMember(scope, { id }, permit),
  async run({ scope, loaded, permit }): Promise<void> {
    if (!(await sendsMailIn(scope.db)))
      throw new Conflict("This instance sends no mail. Hand over a link instead.");
    await requireInvitable(scope, permit, loaded);
    await endInvitations(scope, permit);
    const { id: memberId, userId } = loaded.member;
    // @NOTE To where they read their letters now, which the caller is not told.
    const email = await accountAddress(scope, permit, userId);
    await queueMail(scope, { purpose: "invitation", email, memberId });
  },
  audit: ({ loaded: { member } }) => ({
    action: "member.invite",
    collection: "users",
    subjectId: member.id,
    summary: `Sent an invitation to ${member.email}`,
  }),
});
