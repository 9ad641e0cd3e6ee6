import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/**
 * Closes the setup link for good, for an instance that got its people in another way; its line in
 * the instance's ledger names nobody. An instance that is set up already stays as it is.
 */
export const markSetUp = (requestId: string, clock: Clock = systemClock): Promise<void> =>
  lookUp({}, async (db) => {
    const at = new Date(clock());
    const { count } = await db.instance.updateMany({
      where: { id: 1, setUpAt: null },
      data: { setUpAt: at },
    });
    if (count === 0) return;
    await recordInstanceEvent(db, { action: "instance.set-up", userId: null, requestId, at });
  });
