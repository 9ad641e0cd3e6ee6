import { systemClock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { lockEntrance } from "./distrust-providers.ts";
import { claimTry, closePending, type PendingSignIn } from "./factors/pending-sign-in.ts";
import { spendCode, type FactorKind } from "./factors/spend-code.ts";
import { tellOwner } from "./tell-owner.ts";
import { identityAdmits } from "./identity-admits.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { openSession, type OpenedSession, type Proven } from "./open-session.ts";
import type { SignInContext } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

/** Who is half signed in, the code that they typed, and the pending sign-in of their browser. */
export type SecondStep = {
  readonly userId: UserId;
  readonly code: string;
  /** Null for a program, whose password came with the code. */
  readonly pending: Pick<PendingSignIn, "id" | "userId"> | null;
};

/**
 * The second step of a sign-in by a code. A wrong one, one that was used before, another person's and a
 * sign-in that is over get one answer; five tries end the sign-in.
 * @throws RateLimited; Unauthenticated; Unavailable.
 */
export async function finishSignIn(
  { userId, code, pending }: SecondStep,
  context: SignInContext,
): Promise<OpenedSession> {
  const now = (context.clock ?? systemClock)();
  const attempt = { userId, address: context.address };
  await context.limiter.factors.consume(attempt);
  if (pending !== null && !(await claimTry(pending, now))) throw stepRefused();
  const spent: { factor: FactorKind | null } = { factor: null };
  const opened = await completing({ userId, pending, now }, context, async (db) => {
    spent.factor = await spendCode(db, { userId, pepper: context.pepper }, { code, now });
    return { userId, factor: spent.factor };
  });
  await context.limiter.factors.forgive(attempt);
  if (spent.factor === "recovery") await tellOwner(userId, "factor-code-used", now);
  return opened;
}

/** What everybody hears whose second step failed, whatever the reason. */
export const stepRefused = (): Unauthenticated =>
  new Unauthenticated(
    "This is not right, or is not good any more. Try another code, or sign in anew.",
  );

/** Whose sign-in is completed, and when. */
export type Completion = {
  readonly userId: UserId;
  readonly pending: SecondStep["pending"];
  readonly now: number;
};

/**
 * Ends what is pending, uses the factor up and opens the session, all of it or nothing; the session
 * that the browser held before is over then.
 * @throws Unauthenticated where `prove` shows no factor; it is written down.
 */
export async function completing(
  { userId, pending, now }: Completion,
  context: SignInContext,
  prove: (db: DirectoryTransaction) => Promise<Proven>,
): Promise<OpenedSession> {
  try {
    const opened = await lookUp({ user_id: userId }, async (db) => {
      const identityId = await goOnFrom(db, { userId, pending, now });
      const isActive = await db.user.count({ where: { id: userId, status: "active" } });
      const proven = isActive === 1 ? await prove(db) : null;
      if (proven === null || proven.factor === null) throw stepRefused();
      return openSession(db, { ...proven, identityId }, context);
    });
    if (context.replaces) await signOut(context.replaces, context);
    return opened;
  } catch (refusal) {
    if (refusal instanceof Unauthenticated) await recordRefusal(userId, context, now);
    throw refusal;
  }
}

/**
 * Ends what is pending. Whom a provider has brought so far may come in by it still.
 * @returns their link to it; null: it was their password.
 * @throws Unauthenticated.
 */
async function goOnFrom(
  db: DirectoryTransaction,
  { userId, pending, now }: Completion,
): Promise<string | null> {
  if (pending === null) return null;
  const closed = await closePending(db, pending, now);
  if (closed === null) throw stepRefused();
  const { identityId } = closed;
  if (identityId === null) return null;
  await lockEntrance(db, userId);
  if (!(await identityAdmits(db, { userId, identityId }))) throw stepRefused();
  return identityId;
}

const recordRefusal = (userId: UserId, context: SignInContext, now: number): Promise<void> =>
  lookUp({}, (db) =>
    recordInstanceEvent(db, {
      action: "session.refused",
      userId,
      requestId: context.requestId,
      at: new Date(now),
      detail: { step: "second" },
    }),
  );
