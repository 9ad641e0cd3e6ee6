import { newId, type SessionId, type UserId } from "@/lib/kernel/ids.ts";
import { asPerson, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { settingsIn } from "@/lib/tenancy/settings-in.ts";
import { endSessions } from "./end-sessions.ts";
import { endPending } from "./factors/pending-sign-in.ts";
import { recordInstanceEvent } from "./instance-event.ts";

/** Whose password it becomes, and what it may take the place of. */
export type NewPassword = {
  readonly userId: UserId;
  readonly passwordHash: string;
  /** `none`: the first one alone; `any`: whatever there is. */
  readonly over: "none" | "any";
  /** The session in which they chose it themselves, having said the one before; it goes on. */
  readonly keeping?: SessionId;
};

type Setting = { readonly requestId: string; readonly now: number };

/**
 * Sets a person's password in the caller's transaction and ends the sessions they have, with all
 * that programs renew by, and the sign-ins that wait for a second factor. False where there is a password already that it may not replace, or the
 * person is suspended: then nothing was changed.
 */
export function setPassword(
  db: DirectoryTransaction,
  { userId, passwordHash, over, keeping }: NewPassword,
  { requestId, now }: Setting,
): Promise<boolean> {
  return asPerson(db, userId, async () => {
    const at = new Date(now);
    await keepFormer(db, userId, at);
    const { count } = await db.user.updateMany({
      where: { id: userId, status: "active", ...(over === "none" ? { passwordHash: null } : {}) },
      data: { passwordHash },
    });
    if (count === 0) return false;
    const but = keeping === undefined ? {} : { but: keeping };
    await endPending(db, userId, at);
    await endSessions(db, { userId, ...but }, { requestId, now });
    if (keeping !== undefined) {
      // @NOTE Whoever has a second factor has proven nothing by a password alone.
      const own = { id: keeping, userId, user: { factorSince: null } };
      await db.session.updateMany({ where: own, data: { provenAt: at } });
    }
    await recordInstanceEvent(db, { action: "password.set", userId, requestId, at });
    return true;
  });
}

/** @NOTE Only where they are asked for: an old hash helps whoever steals the table, too. */
async function keepFormer(db: DirectoryTransaction, userId: UserId, at: Date): Promise<void> {
  const { passwordHistory } = await settingsIn(db);
  const person = await db.user.findFirst({ where: { id: userId } });
  const hash = person?.passwordHash ?? null;
  if (passwordHistory > 0 && hash !== null) {
    await db.formerPassword.create({ data: { userId, id: newId(), hash, replacedAt: at } });
  }
  await db.$executeRaw`DELETE FROM former_passwords WHERE user_id = ${userId}::uuid AND id NOT IN (
    SELECT id FROM former_passwords WHERE user_id = ${userId}::uuid
    ORDER BY replaced_at DESC LIMIT ${passwordHistory})`;
}
