import type { JWK } from "jose";
import { utf8 } from "../bytes.ts";
import type { Profile, SignatureHeaders, SignatureTerms } from "./profile.ts";
import { BASIC_COMPONENTS, makeSignature, readClaim } from "./profile.ts";
import type { SignedRequest } from "./signed-request.ts";

/**
 * What a partner's signature is for: `gatehouse-request` where a domain signs its requests,
 * `gatehouse-proxy` where an organization's proxy signs what it lets through.
 */
export type PartnerTag = "gatehouse-request" | "gatehouse-proxy";

/** Whose signature is believed: the Ed25519 public key on file, for which tag, at which ms. */
export type PartnerTrust = {
  readonly publicKey: JWK;
  readonly tag: PartnerTag;
  readonly now: number;
};

/**
 * What the one signature of a request says, if it is the partner's, or null; it never says why not.
 * It covers `Authorization` too where the request has it, so it cannot be moved to another token.
 * @NOTE Whoever calls this still has to spend the nonce once for all nodes, under the key.
 */
export async function verifyPartnerSignature(
  request: SignedRequest,
  { publicKey, tag, now }: PartnerTrust,
): Promise<SignatureTerms | null> {
  const claim = await readClaim(request, profileOf(request, tag), now);
  if (claim === null) return null;
  const { keyid, nonce, expires, signature, base } = claim;
  try {
    const key = await importKey(publicKey, "verify");
    const isTheirs = await crypto.subtle.verify("Ed25519", key, signature, utf8(base));
    return isTheirs ? { keyid, nonce, expires } : null;
  } catch {
    return null;
  }
}

/** Who signs: the Ed25519 private key as JWK, and the name by which the partner's key is known. */
export type PartnerSigner = {
  readonly privateKey: JWK;
  readonly keyid: string;
  readonly tag: PartnerTag;
  readonly now: number;
};

/** The headers that make a request a partner's signed one, for a minute from now. */
export async function signPartnerRequest(
  request: SignedRequest & { readonly body: Uint8Array<ArrayBuffer> },
  { privateKey, keyid, tag, now }: PartnerSigner,
): Promise<SignatureHeaders> {
  const key = await importKey(privateKey, "sign");
  return makeSignature(request, profileOf(request, tag), {
    keyid,
    now,
    sign: async (base) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, utf8(base))),
  });
}

function profileOf({ headers }: SignedRequest, tag: PartnerTag): Profile {
  const hasToken = headers.get("authorization") !== null;
  const components = hasToken ? [...BASIC_COMPONENTS, "authorization"] : BASIC_COMPONENTS;
  return { tag, algorithm: "ed25519", components };
}

/** @NOTE Only what makes the key: uses and extras that somebody wrote into it do not matter. */
function importKey({ kty, crv, x, d }: JWK, use: "sign" | "verify"): Promise<CryptoKey> {
  if (kty !== "OKP" || crv !== "Ed25519" || x === undefined) {
    return Promise.reject(new TypeError("The key is no Ed25519 JWK."));
  }
  const key = use === "sign" && d !== undefined ? { kty, crv, x, d } : { kty, crv, x };
  return crypto.subtle.importKey("jwk", key, "Ed25519", false, [use]);
}
