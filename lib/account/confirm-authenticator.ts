import { factorChanged } from "@/lib/auth/factors/factor-changed.ts";
import { stepOf } from "@/lib/auth/factors/spend-code.ts";
import { signInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { confirmAuthenticatorInput } from "./factor-inputs.ts";
import { firstRecoveryCodes, type ShownCodes } from "./first-recovery-codes.ts";

/**
 * Makes an authenticator app count, by its first code; that code is used up. Every other session of the
 * person ends. With a first factor they are told ten recovery codes, once.
 * @throws Invalid at `code`; Conflict where none was begun; RateLimited.
 */
export const confirmAuthenticator = defineOwnDeed({
  input: confirmAuthenticatorInput,
  async run({ code }, context): Promise<ShownCodes> {
    const { session, address, secret, pepper, requestId, clock = systemClock } = context;
    const { userId, sessionId, email } = session;
    const now = clock();
    const { factors } = signInLimiter(limitStore(), secret);
    await factors.consume({ userId, address });
    const shown = await lookUp({ user_id: userId }, async (db) => {
      const begun = await db.totpFactor.findFirst({ where: { userId, confirmedAt: null } });
      if (begun === null) throw new Conflict("No app is being set up. Begin again.");
      const typed = code.replaceAll(/\s/g, "");
      const step = await stepOf(begun.secret, { userId, pepper }, { code: typed, now });
      if (step === null) throw wrongCode();
      const { count } = await db.totpFactor.updateMany({
        where: { userId, confirmedAt: null, secret: begun.secret },
        data: { confirmedAt: new Date(now), lastStep: step },
      });
      if (count === 0) throw new Conflict("It was set up a moment ago.");
      const codes = await firstRecoveryCodes(db, { userId, pepper }, now);
      const added = { action: "factor.added", detail: { factor: "totp" }, shown: "totp" } as const;
      await factorChanged(db, { userId, sessionId, ...added }, { requestId, now });
      return codes;
    });
    await factors.forgive({ userId, address });
    await tellByMail({ purpose: "factor-added", email }, now);
    return shown;
  },
});

function wrongCode(): Invalid {
  const message = "This is not the code that the app shows now. Is the clock of your phone right?";
  return new Invalid(message, [{ path: ["code"], message }]);
}
