import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import type { SessionId, UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";

/** Which session, and whose it is. */
export type OwnSession = { readonly sessionId: SessionId; readonly userId: UserId };

export type EndContext = { readonly requestId: string; readonly clock?: Clock };

/**
 * Ends one session: it is refused at its next request, in every door. Ending one that is over
 * already changes nothing.
 * @throws Unavailable when the database is out of reach; the session then still lives.
 */
export async function signOut(session: OwnSession, context: EndContext): Promise<void> {
  const at = new Date((context.clock ?? systemClock)());
  await lookUp({ user_id: session.userId }, async (db) => {
    const { count } = await db.session.updateMany({
      where: { id: session.sessionId, userId: session.userId, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) return;
    await recordInstanceEvent(db, {
      action: "session.ended",
      userId: session.userId,
      requestId: context.requestId,
      at,
      detail: { sessionId: session.sessionId },
    });
  });
}
