import { hashPassword } from "@/lib/auth/hash-password.ts";
import { requireGoodPassword } from "@/lib/auth/require-good-password.ts";
import { requireOwnPassword } from "@/lib/auth/require-own-password.ts";
import { setPassword } from "@/lib/auth/set-password.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Invalid, Unauthenticated } from "@/lib/kernel/errors.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { changePasswordInput } from "./change-password-input.ts";

/**
 * Changes a person's own password, ends every other session of theirs, in browsers and programs, and
 * tells them by mail.
 * @throws ProofRequired of whoever has a second factor; Invalid at `present` or `password`; RateLimited.
 */
export const changePassword = defineOwnDeed({
  input: changePasswordInput,
  async run({ present, password }, context) {
    const { session, requestId, clock = systemClock } = context;
    const { userId, email, sessionId } = session;
    requireOther(present, password);
    await requireOwnPassword(present, context);
    await requireGoodPassword(password, { ...context, ...session });
    const passwordHash = await hashPassword(password, context);
    const now = clock();
    const chosen = { userId, passwordHash, over: "any", keeping: sessionId } as const;
    const isSet = await lookUp({ user_id: userId }, (db) =>
      setPassword(db, chosen, { requestId, now }),
    );
    if (!isSet) throw new Unauthenticated();
    await tellByMail({ purpose: "password-changed", email }, now);
  },
});

function requireOther(present: string, password: string): void {
  if (present !== password) return;
  const message = "This is the password that you have already.";
  throw new Invalid(message, [{ path: ["password"], message }]);
}
