import { exportJWK, generateKeyPair } from "jose";

/** A new Ed25519 pair as JWKs in JSON. */
export async function newSigningKeys(): Promise<{ verifyKey: string; signingKey: string }> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return {
    verifyKey: JSON.stringify(await exportJWK(pair.publicKey)),
    signingKey: JSON.stringify(await exportJWK(pair.privateKey)),
  };
}
