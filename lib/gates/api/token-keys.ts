import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * The keys that sign access tokens: a JWKS of Ed25519 private keys. The first signs; all of them
 * verify. In order: the current one, the next and the previous one, so that processes with the set
 * before a rotation and the set after it admit each other's tokens.
 */
const signingKeysSchema = z.strictObject({
  keys: z.array(
    z.looseObject({
      kty: z.literal("OKP"),
      crv: z.literal("Ed25519"),
      x: z.string().length(43),
      d: z.string().length(43),
    }),
  ),
});

/** A private Ed25519 JWK. */
export type SigningKey = z.infer<typeof signingKeysSchema>["keys"][number];

/**
 * The private keys of a JWKS text, in its order.
 * @throws Error when the text is no such set.
 */
export function readSigningKeys(text: string): SigningKey[] {
  const found = signingKeysSchema.safeParse(jsonOf(text));
  if (found.success) return found.data.keys;
  throw new Error("GATEHOUSE_TOKEN_SIGNING_KEYS is no JWKS of Ed25519 private keys.");
}

/** The public halves, as JWKS text: what verifies tokens, and all that the wall and the world see. */
export function publicTokenKeys(signingKeys: string): string {
  const keys = readSigningKeys(signingKeys).map((key) => {
    const { kty, crv, x } = key;
    return { kty, crv, x, kid: tokenKeyId(key), alg: "EdDSA", use: "sig" };
  });
  return JSON.stringify({ keys });
}

/** The name of a key: its thumbprint (RFC 7638, for Ed25519 by RFC 8037 §2). */
export const tokenKeyId = ({ x }: Pick<SigningKey, "x">): string =>
  createHash("sha256")
    .update(JSON.stringify({ crv: "Ed25519", kty: "OKP", x }))
    .digest("base64url");

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
