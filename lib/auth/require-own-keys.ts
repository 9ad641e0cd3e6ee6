import { systemClock } from "@/lib/kernel/clock.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { SessionId } from "@/lib/kernel/ids.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { checkPasskey, notePasskey, type ShownPasskey } from "./factors/check-passkey.ts";
import type { PasskeyPlace } from "./factors/passkey-place.ts";
import type { Assertion } from "./factors/passkey-response.ts";
import type { CodeOwner } from "./factors/recovery-codes.ts";
import { spendCode, type FactorKind } from "./factors/spend-code.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { ownKeys, type OwnKeys } from "./own-keys.ts";
import { recordRefusedProof, type OwnProof } from "./require-own-password.ts";
import { signInLimiter } from "./sign-in-limiter.ts";
import { verifyPassword } from "./verify-password.ts";

/** What somebody shows to prove who they are: what would sign them in. */
export type ShownKeys = {
  readonly present?: string | undefined;
  /** Of an authenticator app, or a recovery code. */
  readonly code?: string | undefined;
  readonly passkey?: Assertion | undefined;
};

/** Whoever is signed in, in which session, and where passkeys count. */
export type KeyProof = OwnProof & {
  readonly session: OwnProof["session"] & { readonly sessionId: SessionId };
  readonly place: PasskeyPlace;
};

/**
 * Demands of somebody who is signed in all that they would sign in with, and notes at their session that
 * they have shown it: their password, if they have one, and their second factor, if they have one; a
 * passkey that knows its person stands in for both. Tries are counted with those of signing in, and a
 * code is used up by it. Whoever has both is not told which of them was wrong, nor does a wrong
 * password use a code up.
 * @returns the factor that was shown; null: they have none.
 * @throws Invalid; RateLimited before anything is computed; Unavailable.
 */
export async function requireOwnKeys(
  shown: ShownKeys,
  proof: KeyProof,
): Promise<FactorKind | null> {
  const { session, address, secret, pepper, cost } = proof;
  const keys = await ownKeys(session.userId);
  const limiter = signInLimiter(limitStore(), secret);
  const attempt = { email: session.email, address };
  const step = { userId: session.userId, address };
  await limiter.consume(attempt);
  if (keys.hasFactor) await limiter.factors.consume(step);
  const options = { pepper, ...(cost === undefined ? {} : { cost }) };
  const isRight = await verifyPassword(shown.present ?? "", keys.passwordHash, options);
  const passkey = await passkeyOf(shown, proof);
  const factor = await spendKeys({ keys, isRight, passkey, code: shown.code }, proof);
  if (factor === "none-shown") {
    await recordRefusedProof(proof);
    throw refused(keys);
  }
  await limiter.forgive(attempt);
  if (keys.hasFactor) await limiter.factors.forgive(step);
  return factor;
}

function passkeyOf({ passkey }: ShownKeys, proof: KeyProof): Promise<ShownPasskey | null> {
  if (passkey === undefined) return Promise.resolve(null);
  const { session, secret, place, clock = systemClock } = proof;
  const { userId, sessionId } = session;
  const bound = { secret, purpose: "prove", to: sessionId, now: clock() } as const;
  return checkPasskey(passkey, { userId, bound, place });
}

type Attempt = {
  readonly keys: OwnKeys;
  readonly isRight: boolean;
  readonly passkey: ShownPasskey | null;
  readonly code: string | undefined;
};

/** @NOTE Refused within the transaction, so that what a wrong password came with is not used up. */
async function spendKeys(
  attempt: Attempt,
  { session: { userId, sessionId }, pepper, requestId, clock = systemClock }: KeyProof,
): Promise<FactorKind | null | "none-shown"> {
  const now = clock();
  const at = new Date(now);
  try {
    return await lookUp({ user_id: userId }, async (db) => {
      const factor = await spend(db, attempt, { userId, pepper, now });
      const { count } = await db.session.updateMany({
        where: { id: sessionId, userId, revokedAt: null },
        data: { provenAt: at },
      });
      const detail = { sessionId, ...(factor === null ? {} : { factor }) };
      const line = { action: "proof.given", userId, requestId, at, detail } as const;
      if (count > 0) await recordInstanceEvent(db, line);
      return factor;
    });
  } catch (refusal) {
    if (refusal instanceof NoneShown) return "none-shown";
    throw refusal;
  }
}

class NoneShown extends Error {}

/** @throws NoneShown. */
async function spend(
  db: DirectoryTransaction,
  { keys, isRight, passkey, code = "" }: Attempt,
  { userId, pepper, now }: CodeOwner & { readonly now: number },
): Promise<FactorKind | null> {
  if (!keys.hasFactor) {
    if (isRight) return null;
    throw new NoneShown();
  }
  const factor =
    passkey === null
      ? await spendCode(db, { userId, pepper }, { code, now })
      : (await notePasskey(db, passkey, now)) && "passkey";
  const needsPassword = keys.passwordHash !== null && passkey?.isVerified !== true;
  if (factor === null || factor === false || (needsPassword && !isRight)) throw new NoneShown();
  return factor;
}

function refused({ hasFactor, passwordHash }: OwnKeys): Invalid {
  if (hasFactor) {
    return new Invalid(
      passwordHash === null
        ? "This is not right, or is not good any more. Try another code."
        : "Your password or the code is not right, or the code is not good any more.",
    );
  }
  const message = "This is not your password.";
  return new Invalid(message, [{ path: ["present"], message }]);
}
