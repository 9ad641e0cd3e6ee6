import type { UserId } from "@/lib/kernel/ids.ts";
import { asPerson, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { lockEntrance } from "./distrust-providers.ts";
import { recordInstanceEvent } from "./instance-event.ts";

/**
 * Takes away, in the caller's transaction, every link to a provider that was made in somebody's account
 * by a session of theirs; what came in by these links ends with them. For somebody who comes back by
 * their mailbox: whoever was in their place may have linked a provider of their own.
 */
export function forgetOwnLinks(
  db: DirectoryTransaction,
  userId: UserId,
  { requestId, now }: { readonly requestId: string; readonly now: number },
): Promise<void> {
  return asPerson(db, userId, async () => {
    await lockEntrance(db, userId);
    const wide = await db.instanceIdentity.deleteMany({ where: { userId } });
    const own = await db.identity.deleteMany({ where: { userId, selfLinked: true } });
    const links = wide.count + own.count;
    if (links === 0) return;
    const line = { action: "identity.unlinked", userId, requestId, at: new Date(now) } as const;
    await recordInstanceEvent(db, { ...line, detail: { links } });
  });
}
