import { randomBytes, utf8 } from "./bytes.ts";

/**
 * Secrets that people copy: `{prefix}_{id}_{secret}{checksum}`. The id (12 base62 characters) finds
 * the row, the secret (43, 256 bits) is compared as a digest, the checksum (6, CRC-32 of all that
 * precedes it) shows a slip of the copying hand, and keeps made-up ones from the database.
 */
export type SecretTokenPrefix =
  "gh_key" | "gh_pat" | "gh_scim" | "gh_ref" | "gh_inv" | "gh_pwd" | "gh_reg" | "gh_eml";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 12;
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

/**
 * A new token and the id within it. Only its digest is ever stored. `random` is asked for bytes
 * again and again; only a demo, whose keys are the same at each start, brings one of its own.
 */
export function makeSecretToken(
  prefix: SecretTokenPrefix,
  random: (length: number) => Uint8Array = randomBytes,
): { id: string; token: string } {
  const id = randomText(ID_LENGTH, random);
  const body = `${prefix}_${id}_${randomText(SECRET_LENGTH, random)}`;
  return { id, token: body + checksumOf(body) };
}

/** The id within a token of this prefix, or null for what is no such token. */
export function readSecretToken(prefix: SecretTokenPrefix, token: string): string | null {
  const [id, rest] = token.startsWith(`${prefix}_`)
    ? token.slice(prefix.length + 1).split("_", 2)
    : [];
  if (id?.length !== ID_LENGTH || rest?.length !== SECRET_LENGTH + CHECKSUM_LENGTH) return null;
  if (token.length !== prefix.length + ID_LENGTH + rest.length + 2) return null;
  if (!/^[0-9A-Za-z]+$/.test(id + rest)) return null;
  const body = token.slice(0, -CHECKSUM_LENGTH);
  return checksumOf(body) === token.slice(-CHECKSUM_LENGTH) ? id : null;
}

/** @NOTE Bytes above the last whole multiple of 62 are thrown away: every character is as likely. */
function randomText(length: number, random: (length: number) => Uint8Array): string {
  let text = "";
  while (text.length < length) {
    for (const byte of random(length - text.length)) {
      if (byte < 248) text += ALPHABET.charAt(byte % 62);
    }
  }
  return text;
}

function checksumOf(body: string): string {
  let rest = crc32(utf8(body));
  let text = "";
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    text = ALPHABET.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** CRC-32 as in ISO 3309, unsigned. */
function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
    }
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
