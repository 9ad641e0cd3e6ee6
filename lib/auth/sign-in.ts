import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId, type UserId } from "@/lib/kernel/ids.ts";
import { findMemberId, lookUp } from "@/lib/tenancy/directory.ts";
import type { ProgramCredentials } from "./credentials.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { openPending } from "./factors/pending-sign-in.ts";
import { SecondStepRequired } from "./factors/second-step-required.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { openSession, type OpenedSession } from "./open-session.ts";
import { inPasswordRoom } from "./password-pool.ts";
import type { SignInLimiter } from "./sign-in-limiter.ts";
import { signOut, type OwnSession } from "./sign-out.ts";
import type { Try } from "./try-keys.ts";
import { verifyPassword } from "./verify-password.ts";

/** Where a try comes from, and what it is checked with. */
export type SignInContext = {
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly pepper: string;
  readonly limiter: SignInLimiter;
  /** The session that the same browser brought along, whosever it is; the new one takes its place. */
  readonly replaces?: OwnSession | null;
  /** A program's session in this organization, for its active members; otherwise a browser's. */
  readonly program?: { readonly organizationId: OrganizationId };
  readonly clock?: Clock;
  /** bcrypt's cost where a test lowers it. */
  readonly cost?: number;
};

/**
 * Opens a session for the person with this address and password. An unknown address, a suspended
 * person, somebody who is no member where a program wants in, and a wrong password get the same
 * answer at the same cost. A session that the browser held before is over then; a refused try leaves
 * it alone. Whoever has a second factor shows it before there is a session: a program's code comes with
 * the password, a browser's in a step of its own.
 * @throws Unavailable in a crowd, where no try is counted; RateLimited before anything is computed;
 * Unauthenticated; SecondStepRequired.
 */
export const signIn = (
  credentials: ProgramCredentials,
  context: SignInContext,
): Promise<OpenedSession> => {
  const { limiter } = context;
  const attempt = attemptOf(credentials, context);
  return inPasswordRoom({
    count: () => limiter.consume(attempt),
    takeBack: () => limiter.takeBack(attempt),
    judge: () => judge(credentials, context),
  });
};

const attemptOf = ({ email }: ProgramCredentials, { address }: SignInContext): Try => ({
  email,
  address,
});

async function judge(
  credentials: ProgramCredentials,
  context: SignInContext,
): Promise<OpenedSession> {
  const person = await findPerson(credentials.email);
  const isAdmitted = await mayEnter(person, context);
  const { pepper, cost } = context;
  const matches = await verifyPassword(credentials.password, person?.passwordHash ?? null, {
    pepper,
    ...(cost === undefined ? {} : { cost }),
  });
  if (person === null || !matches || !isAdmitted) {
    await recordRefusal(person, context);
    throw new Unauthenticated("The email address or the password is not right.");
  }
  await context.limiter.forgive(attemptOf(credentials, context));
  if (person.hasFactor) return secondStep(person.id, credentials.otp, context);
  // @NOTE Ended first, as its owner: row-level security shows one person's sessions at a time. If
  // the new one then cannot be opened, nobody is signed in rather than somebody twice.
  if (context.replaces) await signOut(context.replaces, context);
  return lookUp({ user_id: person.id }, (db) =>
    openSession(db, { userId: person.id, factor: null }, context),
  );
}

async function secondStep(
  userId: UserId,
  otp: string | undefined,
  context: SignInContext,
): Promise<OpenedSession> {
  if (context.program === undefined) {
    throw new SecondStepRequired(await openPending({ userId }, (context.clock ?? systemClock)()));
  }
  if (otp === undefined) throw new SecondStepRequired(null);
  return finishSignIn({ userId, code: otp, pending: null }, context);
}

type Person = {
  readonly id: UserId;
  readonly isActive: boolean;
  readonly passwordHash: string | null;
  readonly hasFactor: boolean;
};

const findPerson = (email: string): Promise<Person | null> =>
  lookUp({ email }, async (db) => {
    const row = await db.user.findUnique({ where: { email } });
    if (row === null) return null;
    const { id, status, passwordHash, factorSince } = row;
    const hasFactor = factorSince !== null;
    return { id: id as UserId, isActive: status === "active", passwordHash, hasFactor };
  });

/** @NOTE Asked before the password is looked at, and for nobody too: the same work for each try. */
async function mayEnter(person: Person | null, { program }: SignInContext): Promise<boolean> {
  if (program === undefined) return person?.isActive === true;
  const memberId = await findMemberId(person?.id ?? newId<UserId>(), program.organizationId);
  return person?.isActive === true && memberId !== null;
}

const recordRefusal = (person: Person | null, context: SignInContext): Promise<void> =>
  lookUp({}, (db) =>
    recordInstanceEvent(db, {
      action: "session.refused",
      userId: person?.id ?? null,
      requestId: context.requestId,
      at: new Date((context.clock ?? systemClock)()),
    }),
  );
