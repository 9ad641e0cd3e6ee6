import type { UserId } from "@/lib/kernel/ids.ts";
import { asPerson, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { NEVER_PROVEN } from "./open-session.ts";

type Moment = { readonly requestId: string; readonly now: number };

/**
 * Takes back, in the caller's transaction, what providers of organizations may do with an account beyond
 * their own: what the person linked counts as linked by invitation until they link it anew, and
 * the sessions that one of them opened end where nobody has said the password since.
 */
export function distrustProviders(
  db: DirectoryTransaction,
  userId: UserId,
  { requestId, now }: Moment,
): Promise<void> {
  return asPerson(db, userId, async () => {
    await lockEntrance(db, userId);
    await db.identity.updateMany({ where: { userId }, data: { selfLinked: false } });
    const at = new Date(now);
    const links = await db.identity.findMany({ where: { userId }, select: { id: true } });
    const opened = {
      OR: [{ identityId: null }, { identityId: { in: links.map(({ id }) => id) } }],
    };
    const { count } = await db.session.updateMany({
      where: { userId, revokedAt: null, provenAt: NEVER_PROVEN, ...opened },
      data: { revokedAt: at },
    });
    if (count === 0) return;
    const detail = { sessions: count };
    await recordInstanceEvent(db, { action: "session.ended", userId, requestId, at, detail });
  });
}

/** Lets nobody come in by a provider while it is decided whether they may, until the transaction ends. */
export async function lockEntrance(db: DirectoryTransaction, userId: UserId): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`entrance:${userId}`}, 0))`;
}
