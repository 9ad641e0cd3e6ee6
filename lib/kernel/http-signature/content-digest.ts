import { serializeDictionary } from "structured-headers";

type ReadableHeaders = { get(name: string): string | null };

/** `Content-Digest` of a body, also of an empty one (RFC 9530 §2): SHA-256 and no other. */
export const contentDigest = async (body: Uint8Array<ArrayBuffer>): Promise<string> =>
  serializeDictionary({ "sha-256": await crypto.subtle.digest("SHA-256", body) });

/** Whether a header's value is one SHA-256 digest, of whatever body. */
export const isContentDigest = (value: string | null): boolean =>
  value !== null && /^sha-256=:[A-Za-z0-9+/]{43}=:$/.test(value);

/**
 * Whether the bytes that were read are the body that the headers speak of: of their digest, and as
 * long as they say where they say it.
 * @NOTE Behind middleware a body over 10 MB is cut while its length stays (security.md, trap 3).
 */
export async function isBodyOf(
  headers: ReadableHeaders,
  body: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const length = headers.get("content-length");
  if (length !== null && length !== String(body.byteLength)) return false;
  return headers.get("content-digest") === (await contentDigest(body));
}
