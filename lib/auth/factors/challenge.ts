import { equalBytes, fromBase64Url, randomBytes, toBase64Url } from "@/lib/kernel/bytes.ts";
import { mac } from "@/lib/kernel/keys.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";

/** What a passkey is asked for. */
export type ChallengePurpose = "add" | "second-step" | "sign-in" | "prove";

/** Whether a passkey counts that only was touched: beside a password, which is asked for elsewhere. */
export const mayBeTouched = (purpose: ChallengePurpose): boolean =>
  purpose === "second-step" || purpose === "prove";

/** What a challenge is bound to: its purpose, and the session or sign-in in which it was made. */
export type Bound = {
  readonly secret: string;
  readonly purpose: ChallengePurpose;
  readonly to: string;
  readonly now: number;
};

const LIFETIME_MS = 5 * 60_000;
const NONCE_BYTES = 16;
const TIME_BYTES = 8;

/**
 * A challenge for an authenticator: random, and signed for what it is bound to, so that it needs no
 * row until it is used.
 */
export async function makeChallenge(bound: Bound): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(NONCE_BYTES + TIME_BYTES);
  head.set(randomBytes(NONCE_BYTES));
  new DataView(head.buffer).setBigUint64(NONCE_BYTES, BigInt(bound.now + LIFETIME_MS));
  const signature = await signatureOf(bound, head);
  const challenge = new Uint8Array(head.length + signature.length);
  challenge.set(head);
  challenge.set(signature, head.length);
  return challenge;
}

/**
 * Uses a challenge up: true exactly once, within five minutes, where it was made for this and bound to
 * this.
 */
export async function spendChallenge(challenge: string, bound: Bound): Promise<boolean> {
  const bytes = fromBase64Url(challenge);
  if (bytes === null || bytes.length <= NONCE_BYTES + TIME_BYTES) return false;
  const head = bytes.slice(0, NONCE_BYTES + TIME_BYTES);
  if (!equalBytes(await signatureOf(bound, head), bytes.slice(head.length))) return false;
  const endsAt = Number(new DataView(head.buffer).getBigUint64(NONCE_BYTES));
  if (endsAt <= bound.now) return false;
  return spendOnce({ id: `passkey:${toBase64Url(head)}`, expiresAt: new Date(endsAt) });
}

const signatureOf = ({ secret, purpose, to }: Bound, head: Uint8Array) =>
  mac(secret, "passkey-challenge", `${purpose}\n${to}\n${toBase64Url(head)}`);
