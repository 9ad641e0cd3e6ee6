import type { UserId } from "@/lib/kernel/ids.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";

/**
 * Writes down, in the transaction of the change, since when a person has a second factor; with the last
 * of them the recovery codes go, which stand in for nothing any more. True while there is one.
 */
export async function noteFactors(
  db: DirectoryTransaction,
  userId: UserId,
  now: number,
): Promise<boolean> {
  const totp = await db.totpFactor.count({ where: { userId, confirmedAt: { not: null } } });
  const hasFactor = totp + (await db.passkey.count({ where: { userId } })) > 0;
  if (hasFactor) {
    const at = new Date(now);
    await db.user.updateMany({
      where: { id: userId, factorSince: null },
      data: { factorSince: at },
    });
    return true;
  }
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.user.updateMany({ where: { id: userId }, data: { factorSince: null } });
  return false;
}
