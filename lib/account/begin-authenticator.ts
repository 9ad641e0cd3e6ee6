import { newTotpSecret, totpAddress, totpIssuer } from "@/lib/auth/factors/totp.ts";
import { requireOwnPassword } from "@/lib/auth/require-own-password.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { seal } from "@/lib/kernel/seal.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { beginAuthenticatorInput } from "./factor-inputs.ts";
import { qrPath, type QrPath } from "./qr-path.ts";

/** What an authenticator app is told, once: by its camera, or by hand. */
export type NewAuthenticator = {
  readonly secret: string;
  readonly issuer: string;
  readonly qr: QrPath;
};

/**
 * Makes a secret for a person's authenticator app, after their password (S-103) and, where they have a
 * passkey, a recent proof by it. It counts for nothing
 * until a first code of it is right; one that was begun before is forgotten.
 * @throws ProofRequired; Invalid at `present`; Conflict where an app counts already; RateLimited.
 */
export const beginAuthenticator = defineOwnDeed({
  input: beginAuthenticatorInput,
  async run({ present }, context): Promise<NewAuthenticator> {
    const { session, pepper, clock = systemClock } = context;
    await requireOwnPassword(present, context);
    const { userId, email } = session;
    const secret = newTotpSecret();
    const sealed = await seal(secret, { secret: pepper, purpose: "factor-secret", of: userId });
    await keepBegun(userId, sealed, new Date(clock()));
    const issuer = totpIssuer(environment());
    return { secret, issuer, qr: qrPath(totpAddress({ secret, email, issuer })) };
  },
});

const keepBegun = (userId: UserId, secret: string, at: Date): Promise<void> =>
  lookUp({ user_id: userId }, async (db) => {
    await db.totpFactor.deleteMany({ where: { userId, confirmedAt: null } });
    const { count } = await db.totpFactor.createMany({
      data: [{ userId, secret, createdAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) throw new Conflict("You have an authenticator app already. Remove it first.");
  });
