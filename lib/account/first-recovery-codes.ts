import { renewRecoveryCodes, type CodeOwner } from "@/lib/auth/factors/recovery-codes.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";

/** Recovery codes that are shown now and never again; null: there are some already. */
export type ShownCodes = { readonly recoveryCodes: readonly string[] | null };

/** Ten recovery codes for somebody who has none left, in the transaction that adds a factor. */
export async function firstRecoveryCodes(
  db: DirectoryTransaction,
  owner: CodeOwner,
  now: number,
): Promise<ShownCodes> {
  const left = await db.recoveryCode.count({ where: { userId: owner.userId, usedAt: null } });
  return { recoveryCodes: left > 0 ? null : await renewRecoveryCodes(db, owner, now) };
}
