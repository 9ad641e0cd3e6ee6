import { equalBytes, fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";

/**
 * One key per purpose, all derived from the instance secret by HKDF-SHA-256 (RFC 5869), so that a
 * value made for one purpose verifies nowhere else.
 */
export type KeyPurpose =
  | "stamp"
  | "site-pass"
  | "session-cookie"
  | "sign-in-form"
  | "guest-cookie"
  | "visit"
  | "visit-token"
  | "view"
  | "link"
  | "link-opening"
  | "bypass"
  | "hostname-proof"
  | "store-read"
  | "internal"
  | "password-pepper"
  | "api-key"
  | "static-token"
  | "refresh-token"
  | "setup-link"
  | "one-time-link"
  | "factor-secret"
  | "recovery-code"
  | "second-step"
  | "passkey-challenge"
  | "provider-secret"
  | "mail-account"
  | "provider-trip"
  | "proof-of-work"
  | "address-digest";

const derived = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const imported = new Map<string, Promise<CryptoKey>>();

/** 32 bytes for a purpose. Derived once per process and secret. */
export function deriveKey(secret: string, purpose: KeyPurpose): Promise<Uint8Array<ArrayBuffer>> {
  return remember(derived, `${purpose}:${secret}`, async () => {
    const master = await crypto.subtle.importKey("raw", utf8(secret), "HKDF", false, [
      "deriveBits",
    ]);
    const info = utf8(`gatehouse/${purpose}`);
    const algorithm = { name: "HKDF", hash: "SHA-256", salt: utf8("gatehouse/v1"), info };
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, master, 256));
  });
}

/** The public name of a key: its purpose, and a digest that tells one secret's key from another's. */
export async function keyIdOf(secret: string, purpose: KeyPurpose): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await deriveKey(secret, purpose));
  return `${purpose}.${toBase64Url(new Uint8Array(digest, 0, 9))}`;
}

/** HMAC-SHA-256 of a text under the key of a purpose. */
export async function mac(
  secret: string,
  purpose: KeyPurpose,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await hmacKey(secret, purpose);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(text)));
}

/** The same in base64url. */
export const sign = async (secret: string, purpose: KeyPurpose, text: string): Promise<string> =>
  toBase64Url(await mac(secret, purpose, text));

/** Whether `signature` is what `sign` makes of the text; constant time in the signature. */
export async function verify(
  options: { secret: string; purpose: KeyPurpose; signature: string },
  text: string,
): Promise<boolean> {
  const given = fromBase64Url(options.signature);
  return given !== null && equalBytes(await mac(options.secret, options.purpose, text), given);
}

/** The key of a purpose as HMAC-SHA-256 takes it, read once: reading takes as long as signing. */
export function hmacKey(secret: string, purpose: KeyPurpose): Promise<CryptoKey> {
  return remember(imported, `${purpose}:${secret}`, async () => {
    const bytes = await deriveKey(secret, purpose);
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    return crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign", "verify"]);
  });
}

function remember<Value>(
  cache: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}
