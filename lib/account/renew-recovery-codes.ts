import { z } from "zod";
import { renewRecoveryCodes } from "@/lib/auth/factors/recovery-codes.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/**
 * Makes ten recovery codes in place of those there were, and tells them once.
 * @throws Conflict for somebody without a second factor: there is nothing to recover.
 */
export const renewOwnRecoveryCodes = defineOwnDeed({
  input: z.strictObject({}),
  proven: true,
  async run(_input, { session, pepper, requestId, clock = systemClock }) {
    const { userId, email } = session;
    const now = clock();
    const recoveryCodes = await lookUp({ user_id: userId }, async (db) => {
      const hasFactor = await db.user.count({ where: { id: userId, factorSince: { not: null } } });
      if (hasFactor === 0) throw new Conflict("Set up a second factor first.");
      const at = new Date(now);
      await recordInstanceEvent(db, { action: "recovery-codes.renewed", userId, requestId, at });
      return renewRecoveryCodes(db, { userId, pepper }, now);
    });
    await tellByMail({ purpose: "factor-codes-renewed", email }, now);
    return { recoveryCodes };
  },
});
