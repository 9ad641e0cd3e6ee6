import { requireOwnPassword } from "@/lib/auth/require-own-password.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { queueOpenMail } from "@/lib/mail/queue-mail.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { admitAsking } from "@/lib/people/admit-asking.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { changeEmailInput } from "./change-email-input.ts";

/**
 * Asks to sign in with another address: a letter there holds the link that changes it. Until then
 * nothing is changed. Whether somebody has that address already shows nowhere: it is asked by the
 * worker, and no letter goes out then.
 * @throws ProofRequired of whoever has a second factor; Invalid at `present` or `email`; RateLimited; Conflict where no mail is sent.
 */
export const changeEmail = defineOwnDeed({
  input: changeEmailInput,
  async run({ present, email }, context) {
    const { session, clock = systemClock } = context;
    if (!(await sendsMail()))
      throw new Conflict("This instance sends no mail, so it cannot ask there.");
    if (email === session.email) {
      const message = "You sign in with this one already.";
      throw new Invalid(message, [{ path: ["email"], message }]);
    }
    await requireOwnPassword(present, context);
    const { userId } = session;
    if (!(await admitAsking("email-change", email, context))) return;
    await queueOpenMail({ purpose: "email-change", email, userId }, clock());
  },
});
