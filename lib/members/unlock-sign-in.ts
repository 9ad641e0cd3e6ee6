import { forgetTries } from "@/lib/auth/account-tries.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { joinedMembers } from "./joined-members.ts";
import { memberIdInput } from "./member-input.ts";
import type { MemberSummary } from "./member.ts";

/**
 * Lets a member try their password again at once, wherever they mistyped it (S-105). What bounds guessing
 * from everywhere together stays as it is: the account is good in other organizations, too, and an
 * organization that forgot it again and again would let its password be guessed for all of them. Only the
 * owner of the instance ends that (`unlockAccount`).
 * @throws NotFound for whoever is no member, has not joined, or may not be read by the caller.
 */
export const unlockSignIn = defineMutation({
  action: "delete",
  collection: "sign-in-locks",
  proven: true,
  input: memberIdInput,
  load: async (scope, { id }: { id: string }) => ({ id, member: await joinedMember(scope, id) }),
  run: () => Promise.resolve(),
  // @NOTE The counters are in no transaction: forgotten before the line is sure, nobody would have done it.
  afterwards: ({ loaded: { member } }) => forgetTries(member.email, "here"),
  audit: ({ loaded: { member } }) => ({
    action: "member.unlock",
    collection: "users",
    subjectId: member.id,
    summary: `Let ${member.email} try their password again`,
  }),
});

async function joinedMember(scope: Scope, id: string): Promise<MemberSummary> {
  const [member] = await joinedMembers(scope, id);
  if (member === undefined) throw new NotFound();
  return member;
}
