import { z } from "zod";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { Letter } from "@/lib/mail/letter.ts";
import { MailRefused, sendMail } from "@/lib/mail/send-mail.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/**
 * Sends the owner of the instance a letter at once, by the settings that hold now, to see that they do.
 * To their own address alone: nobody is written to by whoever sets mail up.
 * @throws NotFound for anybody but the owner; ProofRequired; Conflict, which says what went wrong.
 */
export const testMail = defineOwnDeed({
  input: z.strictObject({}),
  proven: true,
  owner: true,
  run: async (_none, { session: { email } }): Promise<{ readonly to: string }> => {
    if (!(await sendsMail())) throw new Conflict("Save a server first: there is none to test.");
    try {
      await sendMail(email, TEST);
    } catch (refusal) {
      if (refusal instanceof MailRefused) throw new Conflict(refusal.detail);
      throw refusal;
    }
    return { to: email };
  },
});

const TEST: Letter = {
  subject: "Mail works",
  paragraphs: ["This letter was asked for in the settings of your Gatehouse. Its mail works."],
  footer: "If you did not ask for it, tell whoever administers this instance.",
};
