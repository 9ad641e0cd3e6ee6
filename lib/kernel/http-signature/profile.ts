import { z } from "zod";
import { randomBytes, toBase64Url } from "../bytes.ts";
import { inSeconds } from "../clock.ts";
import { secondsSchema } from "../signed-claims.ts";
import { contentDigest, isBodyOf, isContentDigest } from "./content-digest.ts";
import { componentsOf, signatureBase } from "./signature-base.ts";
import { readSignature, writeInput, writeSignature } from "./signature-fields.ts";
import type { SignedRequest } from "./signed-request.ts";

/** What the house demands of a signature: contract.md, «Credentials», row HMAC. */
export type Profile = {
  /** What the signature is for (RFC 9421 §2.3); one for another place is none here. */
  readonly tag: string;
  /** Follows from the key; a signature may name it, but not another. */
  readonly algorithm: "hmac-sha256" | "ed25519";
  /** The covered components, all of them and in this order. */
  readonly components: readonly string[];
};

/** What every signature covers; the digest also of an empty body. */
export const BASIC_COMPONENTS = ["@method", "@authority", "@path", "@query", "content-digest"];

/** Longest life of a signature, and how far two clocks may be apart, in seconds. */
export const SIGNATURE_LIFETIME = 60;
const SKEW = 5;

/** Which key a signature names, and what makes it usable once: `expires` in seconds. */
export type SignatureTerms = {
  readonly keyid: string;
  readonly nonce: string;
  readonly expires: number;
};

/** A signature that keeps to its profile and is not yet verified. */
export type Claim = SignatureTerms & {
  readonly base: string;
  readonly signature: Uint8Array<ArrayBuffer>;
};

/**
 * What a request's signature claims, or null: there is not exactly one, it does not keep to the
 * profile, its time is not now, or the body is not of its digest.
 * @param now milliseconds.
 */
export async function readClaim(
  request: SignedRequest,
  profile: Profile,
  now: number,
): Promise<Claim | null> {
  const fields = readSignature(request.headers);
  if (fields === null || !isSame(fields.components, profile.components)) return null;
  const terms = termsSchema.safeParse(Object.fromEntries(fields.parameters));
  if (!terms.success || !isNow(terms.data, inSeconds(now))) return null;
  const { tag, alg = profile.algorithm } = terms.data;
  if (tag !== profile.tag || alg !== profile.algorithm) return null;
  const components = componentsOf(request, fields.components);
  if (components === null || !(await hasBody(request))) return null;
  const { keyid, nonce, expires } = terms.data;
  const base = signatureBase(components, fields.input);
  return { keyid, nonce, expires, base, signature: fields.signature };
}

/** Signs the base of a signature. */
export type Sign = (base: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The header fields by which a request becomes a signed one. */
export type SignatureHeaders = Readonly<
  Record<"content-digest" | "signature-input" | "signature", string>
>;

/** Signs a request as the profile wants it, for a minute from now. */
export async function makeSignature(
  request: SignedRequest & { readonly body: Uint8Array<ArrayBuffer> },
  profile: Profile,
  by: { readonly keyid: string; readonly now: number; readonly sign: Sign },
): Promise<SignatureHeaders> {
  const digest = await contentDigest(request.body);
  const headers = {
    get: (name: string) => (name === "content-digest" ? digest : request.headers.get(name)),
  };
  const components = componentsOf({ ...request, headers }, profile.components);
  if (components === null) throw new TypeError("The request lacks what its signature covers.");
  const created = inSeconds(by.now);
  const input = writeInput(
    profile.components,
    new Map<string, string | number>([
      ["created", created],
      ["expires", created + SIGNATURE_LIFETIME],
      ["nonce", toBase64Url(randomBytes(16))],
      ["keyid", by.keyid],
      ["tag", profile.tag],
    ]),
  );
  const signature = await by.sign(signatureBase(components, input));
  return { "content-digest": digest, ...writeSignature("gatehouse", { input, signature }) };
}

const isSame = (given: readonly string[], wanted: readonly string[]): boolean =>
  given.length === wanted.length && given.every((name, index) => name === wanted[index]);

/** @NOTE 22 characters of base64url, or 32 of hex, are 128 bits. */
const termsSchema = z.strictObject({
  created: secondsSchema,
  expires: secondsSchema,
  nonce: z.string().regex(/^[\w+/=-]{22,128}$/),
  keyid: z.string().min(1).max(200),
  tag: z.string(),
  alg: z.string().optional(),
});

const isNow = ({ created, expires }: { created: number; expires: number }, now: number): boolean =>
  created < expires &&
  expires - created <= SIGNATURE_LIFETIME &&
  created <= now + SKEW &&
  now < expires + SKEW;

async function hasBody({ headers, body }: SignedRequest): Promise<boolean> {
  if (body === "unread") return isContentDigest(headers.get("content-digest"));
  return isBodyOf(headers, body);
}
