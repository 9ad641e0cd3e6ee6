import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { signInLimiter } from "./sign-in-limiter.ts";
import { verifyPassword } from "./verify-password.ts";

/** Whoever is signed in already, and from where they say their password. */
export type OwnProof = {
  readonly session: { readonly userId: UserId; readonly email: string };
  readonly address: string;
  readonly requestId: string;
  readonly secret: string;
  readonly pepper: string;
  readonly clock?: Clock;
  readonly cost?: number;
};

/**
 * Demands the password of somebody who is signed in. Tries are counted with those of the sign-in page:
 * whoever found a browser open guesses no faster than a stranger.
 * @throws Invalid at `present`; RateLimited before anything is computed; Unavailable.
 */
export async function requireOwnPassword(password: string, proof: OwnProof): Promise<void> {
  const { session, address, secret, pepper, cost } = proof;
  const attempt = { email: session.email, address };
  const limiter = signInLimiter(limitStore(), secret);
  await limiter.consume(attempt);
  const hash = await hashOf(session.userId);
  const options = { pepper, ...(cost === undefined ? {} : { cost }) };
  if (await verifyPassword(password, hash, options)) return limiter.forgive(attempt);
  await recordRefusal(proof);
  const message = "This is not your password.";
  throw new Invalid(message, [{ path: ["present"], message }]);
}

const hashOf = (userId: UserId): Promise<string | null> =>
  lookUp({ user_id: userId }, async (db) => {
    const row = await db.user.findFirst({ where: { id: userId, status: "active" } });
    return row?.passwordHash ?? null;
  });

const recordRefusal = ({ session, requestId, clock = systemClock }: OwnProof): Promise<void> =>
  lookUp({}, (db) =>
    recordInstanceEvent(db, {
      ...{ action: "proof.refused", userId: session.userId, requestId },
      at: new Date(clock()),
    }),
  );
