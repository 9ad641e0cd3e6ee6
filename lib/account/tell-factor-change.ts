import { queueOpenMail, type MailPurpose } from "@/lib/mail/queue-mail.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";

/** Tells a person by mail that what they sign in with was changed; without mail nobody is told. */
export async function tellFactorChange(
  purpose: Extract<MailPurpose, `factor-${string}`>,
  email: string,
  now: number,
): Promise<void> {
  if (await sendsMail()) await queueOpenMail({ purpose, email }, now);
}
