import { z } from "zod";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/**
 * Takes a provider of the instance away, with who is linked to it; the sessions that it opened end.
 * @throws NotFound for one that is not there, and for anybody but the owner; ProofRequired.
 */
export const removeInstanceProvider = defineOwnDeed({
  input: z.strictObject({ id: z.uuid() }),
  proven: true,
  owner: true,
  async run({ id }, { session: { userId }, requestId, clock = systemClock }): Promise<void> {
    const at = new Date(clock());
    await lookUp({ user_id: userId }, async (db) => {
      const found = await db.instanceProvider.findUnique({ where: { id } });
      if (found === null) throw new NotFound();
      await db.instanceProvider.delete({ where: { id } });
      const detail = { providerId: id, name: found.name };
      await recordInstanceEvent(db, { action: "provider.removed", userId, requestId, at, detail });
    });
  },
});
