import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { requireRecentProof } from "@/lib/kernel/recent-proof.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { ownKeys } from "./own-keys.ts";
import { signInLimiter } from "./sign-in-limiter.ts";
import { verifyPassword } from "./verify-password.ts";

/** Whoever is signed in already, and from where they say their password. */
export type OwnProof = {
  readonly session: { readonly userId: UserId; readonly email: string; readonly provenAt: Date };
  readonly address: string;
  readonly requestId: string;
  readonly secret: string;
  readonly pepper: string;
  readonly clock?: Clock;
  readonly cost?: number;
};

/**
 * Demands the password of somebody who is signed in; of whoever has a second factor a recent proof as
 * well, which takes that factor. Tries are counted with those of the sign-in page: whoever found a
 * browser open guesses no faster than a stranger.
 * @throws ProofRequired; Invalid at `present`; RateLimited before anything is computed; Unavailable.
 */
export async function requireOwnPassword(password: string, proof: OwnProof): Promise<void> {
  const { session, address, secret, pepper, cost, clock = systemClock } = proof;
  const { passwordHash, hasFactor } = await ownKeys(session.userId);
  if (hasFactor) requireRecentProof(session.provenAt, clock());
  const attempt = { email: session.email, address };
  const limiter = signInLimiter(limitStore(), secret);
  await limiter.consume(attempt);
  const options = { pepper, ...(cost === undefined ? {} : { cost }) };
  if (await verifyPassword(password, passwordHash, options)) return limiter.forgive(attempt);
  await recordRefusedProof(proof);
  const message = "This is not your password.";
  throw new Invalid(message, [{ path: ["present"], message }]);
}

/** Writes down that somebody in a session could not show who they are. */
export const recordRefusedProof = ({
  session,
  requestId,
  clock = systemClock,
}: Pick<OwnProof, "session" | "requestId" | "clock">): Promise<void> =>
  lookUp({}, (db) =>
    recordInstanceEvent(db, {
      ...{ action: "proof.refused", userId: session.userId, requestId },
      at: new Date(clock()),
    }),
  );
