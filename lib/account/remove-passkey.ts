import { factorChanged } from "@/lib/auth/factors/factor-changed.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { passkeyIdInput } from "./factor-inputs.ts";

/** Takes one of a person's passkeys away and ends their other sessions. @throws NotFound. */
export const removePasskey = defineOwnDeed({
  input: passkeyIdInput,
  proven: true,
  async run({ id }, { session, requestId, clock = systemClock }): Promise<void> {
    const { userId, sessionId, email } = session;
    const now = clock();
    await lookUp({ user_id: userId }, async (db) => {
      const found = await db.passkey.findFirst({ where: { userId, id } });
      const { count } = await db.passkey.deleteMany({ where: { userId, id } });
      if (found === null || count === 0) throw new NotFound();
      const detail = { factor: "passkey", name: found.name };
      const removed = { action: "factor.removed", shown: null } as const;
      await factorChanged(db, { userId, sessionId, detail, ...removed }, { requestId, now });
    });
    await tellByMail({ purpose: "factor-removed", email }, now);
  },
});
