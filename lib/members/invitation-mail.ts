import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { memberIdInput } from "./member-input.ts";
import { memberModel } from "./member-model.ts";
import { selectMember } from "./member-reads.ts";

/** What became of the last letter to somebody; instants are ISO 8601 texts. */
export type InvitationMail = {
  readonly state: "waiting" | "sent" | "failed";
  readonly at: string;
  /** Why it was not sent, or not yet; empty: nothing is wrong. */
  readonly problem: string;
};

/** The last invitation that was mailed to a member; null: none was, lately. @throws NotFound. */
export const invitationMail = defineQuery({
  action: "read",
  collection: "users",
  input: memberIdInput,
  load: async (scope, { id }: { id: string }, permit) => {
    const holding = await admittedCases(scope, memberModel, { permit, id });
    return { id, member: await selectMember(scope, id), holding };
  },
  run: async ({ scope, input, loaded }): Promise<InvitationMail | null> => {
    const row = await scope.db.mail.findFirst({
      where: { organizationId: scope.organizationId, memberId: input.id, purpose: "invitation" },
      orderBy: { createdAt: "desc" },
    });
    if (row === null) return null;
    const { doneAt, createdAt } = row;
    // @NOTE A mail server names whom it refused, and the account may have another address by now.
    const isTold = row.problem === "" || row.email === loaded.member.email;
    const problem = isTold ? row.problem : "The letter was refused where it went.";
    const done = problem === "" ? "sent" : "failed";
    const state = doneAt === null ? "waiting" : done;
    return { state, at: (doneAt ?? createdAt).toISOString(), problem };
  },
});
