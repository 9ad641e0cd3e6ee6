import { fromBase64Url, fromUtf8, randomBytes, toBase64Url, utf8 } from "./bytes.ts";
import { deriveKey, type KeyPurpose } from "./keys.ts";

/** What a sealed text is for, and whose it is: sealed for one, it opens for nobody else. */
export type SealedFor = {
  /** GATEHOUSE_PEPPER for what is kept: the instance secret is rotated, and what lies there stays. */
  readonly secret: string;
  readonly purpose: KeyPurpose;
  /** The id of the row or person that it belongs to. */
  readonly of: string;
};

const VERSION = "v1";
/** NIST SP 800-38D §5.2.1.1; random, and far fewer than 2^32 texts are sealed under one key. */
const NONCE_BYTES = 12;

/** Encrypts a text that must be read again: AES-256-GCM, bound to whose it is. */
export async function seal(text: string, terms: SealedFor): Promise<string> {
  const iv = randomBytes(NONCE_BYTES);
  const key = await keyFor(terms, "encrypt");
  const sealed = await crypto.subtle.encrypt(cipherOf(iv, terms), key, utf8(text));
  return [VERSION, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join(".");
}

/** The text of `seal`; null when it was made for another purpose, owner or secret, or was changed. */
export async function unseal(sealed: string, terms: SealedFor): Promise<string | null> {
  const [version, nonce = "", body = ""] = sealed.split(".");
  const iv = fromBase64Url(nonce);
  const bytes = fromBase64Url(body);
  if (version !== VERSION || iv?.length !== NONCE_BYTES || bytes === null) return null;
  try {
    const key = await keyFor(terms, "decrypt");
    return fromUtf8(new Uint8Array(await crypto.subtle.decrypt(cipherOf(iv, terms), key, bytes)));
  } catch {
    return null;
  }
}

const cipherOf = (iv: Uint8Array<ArrayBuffer>, { of }: SealedFor) => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8(of),
});

const keyFor = async (
  { secret, purpose }: SealedFor,
  use: "encrypt" | "decrypt",
): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", await deriveKey(secret, purpose), "AES-GCM", false, [use]);
