import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import type { SessionId, UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";

/**
 * Notes that a session's person has proved just now who they are; by what is the caller's matter. A
 * session that has ended stays as it is.
 */
export async function proveSession(
  { sessionId, userId }: { readonly sessionId: SessionId; readonly userId: UserId },
  { requestId, clock = systemClock }: { readonly requestId: string; readonly clock?: Clock },
): Promise<void> {
  const at = new Date(clock());
  await lookUp({ user_id: userId }, async (db) => {
    const { count } = await db.session.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { provenAt: at },
    });
    if (count === 0) return;
    const detail = { sessionId };
    await recordInstanceEvent(db, { action: "proof.given", userId, requestId, at, detail });
  });
}
