import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { mayBeTouched, spendChallenge, type Bound } from "./challenge.ts";
import type { PasskeyPlace } from "./passkey-place.ts";
import type { Assertion } from "./passkey-response.ts";

/** A passkey that was shown, and what its counter was and is. */
export type ShownPasskey = {
  readonly userId: UserId;
  readonly id: string;
  readonly counter: bigint;
  readonly newCounter: bigint;
  /** Whether its authenticator has asked for a PIN or a body: then it stands in for a password, too. */
  readonly isVerified: boolean;
};

/**
 * Whether a person's passkey was shown, for the challenge of this question, here and now. The challenge
 * is used up, whatever comes of it. Null for anything else; it never says what.
 */
export async function checkPasskey(
  assertion: Assertion,
  { userId, bound, place }: { userId: UserId; bound: Bound; place: PasskeyPlace },
): Promise<ShownPasskey | null> {
  const kept = await findPasskey(userId, assertion.id);
  // @NOTE Counted from the key that is kept: one that is not ours, or somebody else's, verifies nothing.
  if (kept === null) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: responseOf(assertion),
      expectedChallenge: (challenge) => spendChallenge(challenge, bound),
      expectedOrigin: place.origin,
      expectedRPID: place.rpID,
      requireUserVerification: !mayBeTouched(bound.purpose),
      credential: {
        id: kept.credentialId,
        publicKey: new Uint8Array(kept.publicKey),
        counter: Number(kept.counter),
      },
    });
    if (!verified) return null;
    const newCounter = BigInt(authenticationInfo.newCounter);
    const { userVerified: isVerified } = authenticationInfo;
    return { userId, id: kept.id, counter: kept.counter, newCounter, isVerified };
  } catch {
    return null;
  }
}

/**
 * Writes down, in the caller's transaction, that a passkey was used. False where it was removed
 * meanwhile, or its counter has gone on: then somebody else has shown it, too.
 */
export async function notePasskey(
  db: DirectoryTransaction,
  { userId, id, counter, newCounter }: ShownPasskey,
  now: number,
): Promise<boolean> {
  const { count } = await db.passkey.updateMany({
    where: { userId, id, counter },
    data: { counter: newCounter, lastUsedAt: new Date(now) },
  });
  return count === 1;
}

const findPasskey = (userId: UserId, credentialId: string) =>
  lookUp({ user_id: userId }, (db) => db.passkey.findFirst({ where: { userId, credentialId } }));

type Response = Parameters<typeof verifyAuthenticationResponse>[0]["response"];

/** @NOTE Of what browsers send this alone is looked at. */
const responseOf = ({ id, rawId, type, response }: Assertion): Response => ({
  ...{ id, rawId, type, clientExtensionResults: {} },
  response: {
    clientDataJSON: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    ...(response.userHandle ? { userHandle: response.userHandle } : {}),
  },
});
