import { createHash } from "node:crypto";

const HTML = { "Content-Type": "text/html; charset=utf-8" };

/** A rendered page that everybody may see: revalidated at each visit, 304 when nothing changed. */
export const publicHtml = (html: string, ifNoneMatch: string | null): Response =>
  publicText(html, { type: HTML["Content-Type"], ifNoneMatch });

type Told = { readonly type: string; readonly ifNoneMatch: string | null };

/** The same for a text of any type. */
export function publicText(text: string, { type, ifNoneMatch }: Told): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate" };
  const known = ifNoneMatch?.split(",").some((value) => value.trim() === etag) === true;
  if (known) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { "Content-Type": type, ...headers } });
}

type Unstored = { status?: number; headers?: Record<string, string> };

/** A page for one pair of eyes, or an answer that must not be kept. */
export const unstoredHtml = (
  html: string,
  { status = 200, headers = {} }: Unstored = {},
): Response =>
  new Response(html, { status, headers: { ...HTML, "Cache-Control": "no-store", ...headers } });
