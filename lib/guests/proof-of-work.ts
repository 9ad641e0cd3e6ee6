import { createChallenge, randomInt, verifySolution, type Challenge } from "altcha-lib";
import { deriveKey as pbkdf2 } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";

/** Where a proof counts: it is worth nothing for another site or another address. */
export type ProofPlace = {
  readonly organizationId: OrganizationId;
  readonly route: "guest.enter" | "link.open" | `form.${string}`;
};

/** Seconds between asking for a challenge and handing in its solution. */
export const PROOF_LIFETIME = 300;

const ALGORITHM = "PBKDF2/SHA-256";
/** PBKDF2 rounds of one attempt, and between how many attempts the solution lies. */
const ROUNDS = 2_000;
const ATTEMPTS = { least: 1_500, most: 2_500 };

/**
 * A challenge that takes an ordinary computer about a second; `work` multiplies it.
 * @NOTE The solution is chosen here, so that everybody works between the two bounds and checking
 * needs two HMACs instead of PBKDF2.
 */
export async function createProofChallenge(
  judging: Judging,
  place: ProofPlace,
  work: number,
): Promise<Challenge> {
  return createChallenge({
    algorithm: ALGORITHM,
    cost: ROUNDS,
    counter: randomInt(ATTEMPTS.most * work, ATTEMPTS.least * work),
    data: { org: place.organizationId, route: place.route },
    deriveKey: pbkdf2,
    expiresAt: inSeconds(judging.now) + PROOF_LIFETIME,
    ...(await secrets(judging.secret)),
  });
}

const payloadSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(ALGORITHM),
      nonce: z.string().regex(/^[0-9a-f]{32}$/),
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      cost: z.literal(ROUNDS),
      keyLength: z.number().int(),
      keyPrefix: z.string().max(64),
      keySignature: z.string().max(128),
      expiresAt: z.number().int(),
      data: z.strictObject({ org: z.string().max(64), route: z.string().max(100) }),
    }),
    signature: z.string().max(128),
  }),
  solution: z.strictObject({
    counter: z.number().int().nonnegative(),
    derivedKey: z.string().max(128),
    time: z.number().optional(),
  }),
});

/** A proof that holds; its `id` must be spent once, by the door that takes it. */
export type Proof = { readonly id: string; readonly expiresAt: Date };

/**
 * Checks what the widget hands in: base64 of the challenge with its solution.
 * @returns null when it is malformed, expired, not ours, made for another place or not solved.
 */
export async function checkProof(
  judging: Judging,
  place: ProofPlace,
  payload: string,
): Promise<Proof | null> {
  const parsed = payloadSchema.safeParse(decode(payload));
  if (!parsed.success) return null;
  const { challenge, solution } = parsed.data;
  const { data, expiresAt, nonce } = challenge.parameters;
  if (data.org !== place.organizationId || data.route !== place.route) return null;
  if (expiresAt <= inSeconds(judging.now)) return null;
  const { counter, derivedKey } = solution;
  const { verified } = await verifySolution({
    challenge,
    solution: { counter, derivedKey },
    deriveKey: pbkdf2,
    ...(await secrets(judging.secret)),
  });
  return verified ? { id: `proof:${nonce}`, expiresAt: new Date(expiresAt * 1000) } : null;
}

async function secrets(secret: string) {
  const [hmacSignatureSecret, hmacKeySignatureSecret] = await Promise.all([
    sign(secret, "proof-of-work", "challenge"),
    sign(secret, "proof-of-work", "solution"),
  ]);
  return { hmacSignatureSecret, hmacKeySignatureSecret };
}

function decode(payload: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
}
