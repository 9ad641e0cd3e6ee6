import type { SessionId, UserId } from "@/lib/kernel/ids.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";

/** Whose sessions end; all of them, or all but one. */
export type Ending = { readonly userId: UserId; readonly but?: SessionId };

/**
 * Ends a person's sessions in the caller's transaction, which sees their rows, with all that programs
 * renew by. Returns how many there were.
 */
export async function endSessions(
  db: DirectoryTransaction,
  { userId, but }: Ending,
  { requestId, now }: { readonly requestId: string; readonly now: number },
): Promise<number> {
  const at = new Date(now);
  const { count } = await db.session.updateMany({
    where: { userId, revokedAt: null, ...(but === undefined ? {} : { id: { not: but } }) },
    data: { revokedAt: at },
  });
  if (count === 0) return 0;
  const detail = { sessions: count };
  await recordInstanceEvent(db, { action: "session.ended", userId, requestId, at, detail });
  return count;
}
