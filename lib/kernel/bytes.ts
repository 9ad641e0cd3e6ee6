const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Text of UTF-8 bytes; throws TypeError on malformed input. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Bytes of a base64url text; null when it is not base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** `length` random bytes from the platform's CSPRNG, asked for many of them at once. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  if (length > SUPPLY) return crypto.getRandomValues(new Uint8Array(length));
  if (supply.byteLength - used < length) {
    supply = crypto.getRandomValues(new Uint8Array(SUPPLY));
    used = 0;
  }
  const bytes = supply.slice(used, used + length);
  // @NOTE What was handed out is known to nobody but its taker.
  supply.fill(0, used, used + length);
  used += length;
  return bytes;
}

const SUPPLY = 2_048;
let supply = new Uint8Array(0);
let used = 0;

/** Equality whose duration depends on the length of `a` alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) {
    difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  }
  return difference === 0;
}

/** Lower-case hex SHA-256 of a text. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
