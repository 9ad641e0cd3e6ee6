import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** Closes the setup link for good, for an instance that got its people in another way. */
export const markSetUp = (clock: Clock = systemClock): Promise<void> =>
  lookUp({}, async (db) => {
    await db.instance.updateMany({
      where: { id: 1, setUpAt: null },
      data: { setUpAt: new Date(clock()) },
    });
  });
