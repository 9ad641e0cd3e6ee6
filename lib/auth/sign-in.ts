import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type SessionId, type UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import type { Credentials } from "./credentials.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { SESSION_LIFETIME_MS } from "./session-lifetime.ts";
import type { SignInLimiter } from "./sign-in-limiter.ts";
import { signOut, type OwnSession } from "./sign-out.ts";
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
  readonly clock?: Clock;
  /** bcrypt's cost where a test lowers it. */
  readonly cost?: number;
};

export type OpenedSession = {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly expiresAt: Date;
};

/**
 * Opens a session for the person with this address and password. An unknown address, a suspended
 * person and a wrong password get the same answer at the same cost. A session that
 * the browser held before is over then; a refused try leaves it alone.
 * @throws RateLimited before anything is computed; Unauthenticated; Unavailable.
 */
export async function signIn(
  credentials: Credentials,
  context: SignInContext,
): Promise<OpenedSession> {
  const attempt = { email: credentials.email, address: context.address };
  await context.limiter.consume(attempt);
  const person = await findPerson(credentials.email);
  const { pepper, cost } = context;
  const matches = await verifyPassword(credentials.password, person?.passwordHash ?? null, {
    pepper,
    ...(cost === undefined ? {} : { cost }),
  });
  if (person === null || !matches || person.status !== "active") {
    await recordRefusal(person, context);
    throw new Unauthenticated("The email address or the password is not right.");
  }
  await context.limiter.forgive(attempt);
  // @NOTE Ended first, as its owner: row-level security shows one person's sessions at a time. If
  // the new one then cannot be opened, nobody is signed in rather than somebody twice.
  if (context.replaces) await signOut(context.replaces, context);
  return openSession(person.id, context);
}

type Person = {
  readonly id: UserId;
  readonly status: "active" | "suspended";
  readonly passwordHash: string | null;
};

const findPerson = (email: string): Promise<Person | null> =>
  lookUp({ email }, async (db) => {
    const row = await db.user.findUnique({ where: { email } });
    if (row === null) return null;
    return { id: row.id as UserId, status: row.status, passwordHash: row.passwordHash };
  });

const recordRefusal = (person: Person | null, context: SignInContext): Promise<void> =>
  lookUp({}, (db) =>
    recordInstanceEvent(db, {
      action: "session.refused",
      userId: person?.id ?? null,
      requestId: context.requestId,
      at: new Date((context.clock ?? systemClock)()),
    }),
  );

function openSession(userId: UserId, context: SignInContext): Promise<OpenedSession> {
  const now = (context.clock ?? systemClock)();
  const sessionId = newId<SessionId>();
  const expiresAt = new Date(now + SESSION_LIFETIME_MS);
  const at = new Date(now);
  return lookUp({ user_id: userId }, async (db) => {
    await db.session.create({
      data: {
        id: sessionId,
        userId,
        createdAt: at,
        seenAt: at,
        expiresAt,
        userAgent: context.userAgent.slice(0, 300),
      },
    });
    await recordInstanceEvent(db, {
      action: "session.opened",
      userId,
      requestId: context.requestId,
      at,
      detail: { sessionId },
    });
    return { sessionId, userId, expiresAt };
  });
}
