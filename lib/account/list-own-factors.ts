import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** A passkey as its own person sees it. */
export type OwnPasskey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** What somebody has to sign in with beside their password. */
export type OwnFactors = {
  /** Since when their authenticator app counts; null: they have none. */
  readonly totpSince: Date | null;
  readonly passkeys: readonly OwnPasskey[];
  /** How many recovery codes are left. */
  readonly recoveryCodes: number;
};

/** A person's own factors, without anything that is secret of them. */
export const listOwnFactors = (userId: UserId): Promise<OwnFactors> =>
  lookUp({ user_id: userId }, async (db) => {
    const totp = await db.totpFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
    const passkeys = await db.passkey.findMany({
      where: { userId },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    const recoveryCodes = await db.recoveryCode.count({ where: { userId, usedAt: null } });
    return { totpSince: totp?.confirmedAt ?? null, passkeys, recoveryCodes };
  });
