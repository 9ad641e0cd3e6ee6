import { z } from "zod";
import { factorChanged } from "@/lib/auth/factors/factor-changed.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/**
 * Takes a person's authenticator app away and ends their other sessions; with their last factor the
 * recovery codes go, too.
 * @throws NotFound where there is none.
 */
export const removeAuthenticator = defineOwnDeed({
  input: z.strictObject({}),
  proven: true,
  async run(_input, { session, requestId, clock = systemClock }): Promise<void> {
    const { userId, sessionId, email } = session;
    const now = clock();
    await lookUp({ user_id: userId }, async (db) => {
      const { count } = await db.totpFactor.deleteMany({
        where: { userId, confirmedAt: { not: null } },
      });
      if (count === 0) throw new NotFound();
      const removed = {
        action: "factor.removed",
        detail: { factor: "totp" },
        shown: null,
      } as const;
      await factorChanged(db, { userId, sessionId, ...removed }, { requestId, now });
    });
    await tellByMail({ purpose: "factor-removed", email }, now);
  },
});
