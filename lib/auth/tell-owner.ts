import type { UserId } from "@/lib/kernel/ids.ts";
import { queueOpenMail } from "@/lib/mail/queue-mail.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** Tells a person by mail what was done to their account; without mail nobody is told. */
export async function tellOwner(
  userId: UserId,
  purpose: "factor-code-used" | "provider-linked",
  now: number,
): Promise<void> {
  if (!(await sendsMail())) return;
  const person = await lookUp({ user_id: userId }, (db) =>
    db.user.findFirst({ where: { id: userId }, select: { email: true } }),
  );
  if (person === null) return;
  await queueOpenMail({ purpose, email: person.email }, now);
}
