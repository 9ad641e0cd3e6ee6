import { queueOpenMail, type QueuedMail } from "./queue-mail.ts";
import { sendsMail } from "./sends-mail.ts";

/** Tells whoever has an address what was done to their account; without mail nobody is told. */
export async function tellByMail(
  mail: Pick<QueuedMail, "purpose" | "email">,
  now: number,
): Promise<void> {
  if (await sendsMail()) await queueOpenMail(mail, now);
}
