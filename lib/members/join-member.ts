import { z } from "zod";
import { distrustProviders } from "@/lib/auth/distrust-providers.ts";
import { setPassword } from "@/lib/auth/set-password.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { spendLink } from "@/lib/one-time/spend-link.ts";
import { asPerson } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadMember } from "./load-member.ts";
import { saveAcceptance } from "./repository.ts";

const joinInput = z.strictObject({
  id: z.uuid(),
  link: z.strictObject({ id: z.string(), digest: z.string() }),
  /** Of somebody who has none yet; null: they are signed in, and keep what they have. */
  passwordHash: z.string().nullable(),
});

/**
 * Uses an invitation up: its member is one from now on, with the password that they chose where they
 * had none; providers of other organizations open nothing of it (`distrustProviders`). For the system alone, once whoever came has shown the link (`acceptInvitation`).
 * @throws NotFound for a link that is used or expired, and where they are not invited any more;
 * Conflict for a first password of somebody who got one meanwhile, or is a member elsewhere.
 */
export const joinMember = defineMutation({
  action: "update",
  collection: "users",
  input: joinInput,
  load: (scope, { id }: z.infer<typeof joinInput>, permit) => loadMember(scope, { id }, permit),
  async run({ scope, input, loaded: { member }, permit }): Promise<void> {
    const now = scope.clock();
    const link = { ...input.link, purpose: "invitation" } as const;
    if (!(await spendLink(scope.db, link, now))) throw new NotFound();
    if (input.passwordHash !== null) await requireNowhereElse(scope, member.userId);
    if (!(await saveAcceptance(scope, permit))) throw new NotFound();
    const setting = { requestId: scope.requestId, now };
    await distrustProviders(scope.db, member.userId, setting);
    if (input.passwordHash === null) return;
    const password = { userId: member.userId, passwordHash: input.passwordHash } as const;
    if (await setPassword(scope.db, { ...password, over: "none" }, setting)) return;
    throw new Conflict("There is a password already. Sign in with it, then open the link again.");
  },
  audit: ({ loaded: { member } }) => ({
    action: "member.join",
    collection: "users",
    subjectId: member.id,
    summary: `${member.email} accepted the invitation`,
  }),
});

/**
 * Sees that a link which others made opens nothing but its own organization: whoever said yes to
 * another one gets a password from the mail to them alone. @throws Conflict.
 */
async function requireNowhereElse({ db }: Scope, userId: UserId): Promise<void> {
  const elsewhere = await asPerson(db, userId, () =>
    db.member.count({ where: { userId, acceptedAt: { not: null } } }),
  );
  if (elsewhere === 0) return;
  throw new Conflict(
    "You have an account already. Choose a password by «Forgotten your password?».",
  );
}
