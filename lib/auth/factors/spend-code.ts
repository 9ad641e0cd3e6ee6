import { unseal } from "@/lib/kernel/seal.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { spendRecoveryCode, type CodeOwner } from "./recovery-codes.ts";
import { isTotpCode, totpStep } from "./totp.ts";

/** What showed that a factor is there. */
export type FactorKind = "totp" | "recovery" | "passkey";

type Shown = { readonly code: string; readonly now: number };

/**
 * Uses up what somebody typed as their second factor: a code of their app, or a recovery code. Null
 * where it is neither, was used before, or is somebody else's. In the caller's transaction, which sees
 * the person's rows; of any number of tries with one code at the same moment, one succeeds.
 */
export async function spendCode(
  db: DirectoryTransaction,
  owner: CodeOwner,
  { code, now }: Shown,
): Promise<FactorKind | null> {
  const typed = code.replaceAll(/\s/g, "");
  if (isTotpCode(typed)) {
    const isNew = await spendTotp(db, owner, { code: typed, now });
    return isNew ? "totp" : null;
  }
  const isNew = await spendRecoveryCode(db, owner, { code: typed, now });
  return isNew ? "recovery" : null;
}

/** @NOTE One statement asks and marks: a code of this step, or of an earlier one, is over with it. */
async function spendTotp(
  db: DirectoryTransaction,
  owner: CodeOwner,
  { code, now }: Shown,
): Promise<boolean> {
  const { userId } = owner;
  const row = await db.totpFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const step = row === null ? null : await stepOf(row.secret, owner, { code, now });
  if (step === null) return false;
  const { count } = await db.totpFactor.updateMany({
    where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** The step of a code under a secret as it is kept; null for a wrong code. */
export async function stepOf(
  sealed: string,
  { userId, pepper }: CodeOwner,
  { code, now }: Shown,
): Promise<number | null> {
  const secret = await unseal(sealed, { secret: pepper, purpose: "factor-secret", of: userId });
  return secret === null ? null : totpStep(secret, code, now);
}
