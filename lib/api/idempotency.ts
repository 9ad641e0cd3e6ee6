import { toBase64Url, utf8 } from "@/lib/kernel/bytes.ts";
import { BadHeader } from "@/lib/kernel/request-errors.ts";
import type { Once } from "@/lib/usecase/do-once.ts";

/**
 * A request that may come again (draft-ietf-httpapi-idempotency-key-header-07): its key, bare or as
 * the structured string that the draft asks for, and a digest of all that it asks.
 * @throws BadHeader for a key that is empty, longer than 255 characters or not printable ASCII.
 */
export async function onceOf(
  header: string,
  asked: readonly (string | Uint8Array)[],
): Promise<Once> {
  const key = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim();
  if (!/^[\u0021-\u007E]{1,255}$/.test(key)) {
    throw new BadHeader("Idempotency-Key", "Give 1 to 255 printable characters without spaces.");
  }
  const parts = await Promise.all(asked.map(digestOf));
  const digest = await digestOf(parts.map((part) => toBase64Url(part)).join("."));
  return { key, digest: toBase64Url(digest) };
}

async function digestOf(part: string | Uint8Array): Promise<Uint8Array> {
  const bytes = typeof part === "string" ? utf8(part) : Uint8Array.from(part);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
