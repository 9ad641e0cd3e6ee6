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

/** Who has done the first step: by their password, or by a provider that they are linked to. */
type FirstStep = { readonly userId: UserId; readonly identityId?: string };

/** Notes that a person's first step was right. It opens nothing: their second factor opens the session. */
export async function openPending(
  { userId, identityId }: FirstStep,
  now: number,
): Promise<PendingSignIn> {
  const pending = { id: newId(), userId, expiresAt: new Date(now + PENDING_MS) };
  await lookUp({ user_id: userId }, (db) =>
    db.pendingSignIn.create({
      data: { ...pending, identityId: identityId ?? null, createdAt: new Date(now) },
    }),
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

/**
 * Ends it in the transaction that opens the session, exactly once; null for any later time. Otherwise
 * the link to the provider by which it began, or null where that was a password.
 */
export async function closePending(
  db: DirectoryTransaction,
  { id, userId }: Pick<PendingSignIn, "id" | "userId">,
  now: number,
): Promise<{ readonly identityId: string | null } | null> {
  const at = new Date(now);
  const [closed] = await db.pendingSignIn.updateManyAndReturn({
    where: { id, userId, doneAt: null, expiresAt: { gt: at } },
    data: { doneAt: at },
    select: { identityId: true },
  });
  return closed ?? null;
}

/** Ends every second step that a person's former password has begun, in the caller's transaction. */
export async function endPending(
  db: DirectoryTransaction,
  userId: UserId,
  doneAt: Date,
): Promise<void> {
  await db.pendingSignIn.updateMany({ where: { userId, doneAt: null }, data: { doneAt } });
}
