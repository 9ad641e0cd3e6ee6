import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";

/** Somebody whose password was right, until they show their second factor. */
export type PendingSignIn = {
  readonly id: string;
  readonly userId: UserId;
  readonly expiresAt: Date;
};

/** How long the second step may take: ten minutes. */
const PENDING_MS = 600_000;
/** Codes that one password is good for. */
const TRIES = 5;

/** Notes that a person's password was right. It opens nothing: their second factor opens the session. */
export async function openPending(userId: UserId, now: number): Promise<PendingSignIn> {
  const pending = { id: newId(), userId, expiresAt: new Date(now + PENDING_MS) };
  await lookUp({ user_id: userId }, (db) =>
    db.pendingSignIn.create({ data: { ...pending, createdAt: new Date(now) } }),
  );
  return pending;
}

/**
 * Counts a try of the second step, in a transaction of its own: what becomes of the try does not take
 * it back. False when there were five, or it is over.
 */
export function claimTry({ id, userId }: Pick<PendingSignIn, "id" | "userId">, now: number) {
  return lookUp({ user_id: userId }, async (db) => {
    const { count } = await db.pendingSignIn.updateMany({
      where: { id, userId, doneAt: null, expiresAt: { gt: new Date(now) }, tries: { lt: TRIES } },
      data: { tries: { increment: 1 } },
    });
    return count === 1;
  });
}

/** Ends it in the transaction that opens the session; true exactly once. */
export async function closePending(
  db: DirectoryTransaction,
  { id, userId }: Pick<PendingSignIn, "id" | "userId">,
  now: number,
): Promise<boolean> {
  const at = new Date(now);
  const { count } = await db.pendingSignIn.updateMany({
    where: { id, userId, doneAt: null, expiresAt: { gt: at } },
    data: { doneAt: at },
  });
  return count === 1;
}

/** Ends every second step that a person's former password has begun, in the caller's transaction. */
export async function endPending(
  db: DirectoryTransaction,
  userId: UserId,
  doneAt: Date,
): Promise<void> {
  await db.pendingSignIn.updateMany({ where: { userId, doneAt: null }, data: { doneAt } });
}
