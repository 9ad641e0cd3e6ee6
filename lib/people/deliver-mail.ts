import { z } from "zod";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { MailRefused, sendMail } from "@/lib/mail/send-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { letterFor, type WaitingMail } from "./letter-for.ts";

const jobSchema = z.strictObject({ id: z.uuid() });

/** After so many tries, about a minute apart, a letter is given up; it says so where it was asked for. */
const TRIES = 5;

/**
 * Sends the letter that a job names, unless it was sent, or there is nothing to say any more. A crash
 * between sending and noting may send it twice, and never not at all.
 * @throws MailRefused for what may go better at another time.
 */
export async function deliverMail(payload: unknown, clock: Clock = systemClock): Promise<void> {
  const { id } = jobSchema.parse(payload);
  const mail = await findMail(id);
  if (mail === null) return;
  const letter = await letterFor(mail, clock());
  if (letter === null) return note(id, { doneAt: new Date(clock()) });
  try {
    await sendMail(mail.email, letter);
  } catch (refusal) {
    if (!(refusal instanceof MailRefused)) throw refusal;
    const attempts = mail.attempts + 1;
    const isOver = refusal.isFinal || attempts >= TRIES;
    const doneAt = isOver ? new Date(clock()) : null;
    await note(id, { attempts, problem: refusal.message, doneAt });
    if (isOver) return;
    throw refusal;
  }
  await note(id, { attempts: mail.attempts + 1, problem: "", doneAt: new Date(clock()) });
}

const findMail = (id: string): Promise<(WaitingMail & { readonly attempts: number }) | null> =>
  lookUp({ mail: id }, async (db) => {
    const row = await db.mail.findFirst({ where: { id, doneAt: null } });
    return row as (WaitingMail & { readonly attempts: number }) | null;
  });

type Note = { readonly attempts?: number; readonly problem?: string; readonly doneAt: Date | null };

const note = (id: string, data: Note): Promise<void> =>
  lookUp({ mail: id }, async (db) => void (await db.mail.updateMany({ where: { id }, data })));
