import { lookUp, type LiveSession } from "@/lib/tenancy/directory.ts";
import { SESSION_TOUCH_MS } from "./session-lifetime.ts";

/** Notes that a session is in use, at most once a minute. */
export async function touchSession(session: LiveSession, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - SESSION_TOUCH_MS);
  if (session.seenAt > stale) return;
  await lookUp({ user_id: session.userId }, (db) =>
    db.session.updateMany({
      where: { id: session.sessionId, userId: session.userId, seenAt: { lte: stale } },
      data: { seenAt: now },
    }),
  );
}
