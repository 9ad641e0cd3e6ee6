import { endSessions } from "@/lib/auth/end-sessions.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { findLink, type FoundLink } from "@/lib/one-time/find-link.ts";
import { spendLink } from "@/lib/one-time/spend-link.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { accountAt } from "./account-at.ts";

type OpenChange = FoundLink & { readonly userId: UserId };

/** The change of address behind a token, while it works; null otherwise, whatever the reason. */
export async function readEmailChange(
  token: string,
  clock: Clock = systemClock,
): Promise<OpenChange | null> {
  const link = await findLink("email-change", token, clock());
  return link === null || link.userId === null ? null : { ...link, userId: link.userId };
}

type Context = { readonly requestId: string; readonly clock?: Clock };

/**
 * Makes the address that a link was mailed to the one that its person signs in with. Every session of
 * theirs ends, with every link that is out, and the address before is told.
 * @throws NotFound for a link that is wrong, used or expired; Conflict for an address that somebody
 * got meanwhile.
 */
export async function confirmEmail(
  token: string,
  { requestId, clock = systemClock }: Context,
): Promise<{ readonly email: string }> {
  const link = await readEmailChange(token, clock);
  if (link === null) throw new NotFound();
  const { userId, email } = link;
  const now = clock();
  if ((await accountAt(email)) !== "none") throw new Conflict("Somebody has this address by now.");
  const before = await lookUp({ user_id: userId }, async (db) => {
    if (!(await spendLink(db, link, now))) throw new NotFound();
    const former = await replaceEmail(db, { userId, email });
    const at = new Date(now);
    await endSessions(db, { userId }, { requestId, now });
    await db.oneTimeLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
    await recordInstanceEvent(db, { action: "email.changed", userId, requestId, at });
    return former;
  });
  await tellByMail({ purpose: "email-changed", email: before }, now);
  return { email };
}

/** @throws NotFound for whoever is suspended; Conflict by the database for an address that is taken. */
async function replaceEmail(
  db: DirectoryTransaction,
  { userId, email }: Pick<OpenChange, "userId" | "email">,
): Promise<string> {
  const person = await db.user.findFirst({ where: { id: userId, status: "active" } });
  if (person === null) throw new NotFound();
  await db.user.updateMany({ where: { id: userId }, data: { email } });
  return person.email;
}
