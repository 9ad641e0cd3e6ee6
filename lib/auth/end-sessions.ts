import { systemClock } from "@/lib/kernel/clock.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import type { EndContext } from "./sign-out.ts";

/**
 * Ends every session of a person, on every device, and returns how many there were. For a changed
 * password, a suspended person, a lost laptop.
 * @throws Unavailable when the database is out of reach; no session has ended then.
 */
export async function endSessions(userId: UserId, context: EndContext): Promise<number> {
  const at = new Date((context.clock ?? systemClock)());
  return lookUp({ user_id: userId }, async (db) => {
    const { count } = await db.session.updateMany({
      where: { userId, revokedAt: null },
      data: { revokedAt: at },
    });
    const { requestId } = context;
    const detail = { sessions: count };
    await recordInstanceEvent(db, { action: "sessions.ended", userId, requestId, at, detail });
    return count;
  });
}
