import type { Facts } from "./facts.ts";
import { refuse } from "./refuse.ts";
import { redirectTo } from "./redirect.ts";
import { speaksJson } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const longestAddress = 8192;
const largestDocument = 1_000_000;
/**
 * What Next takes for a Server Action too (next.config.ts): refused here, in words, and not there.
 * @NOTE Next cuts bodies over 10 MB silently where middleware exists (security.md, trap 3).
 */
const largestForm = 2_000_000;

/** A part of an upload: as much as its door takes (lib/media/uploads/upload-limits.ts). */
const largestPart = 4_194_304;

/** The answer to a request whose method, address or size no place accepts; null when sound. */
export function judgeAddress(facts: Facts): Verdict | null {
  if (!methods.has(facts.method)) return refuse(facts, "method");
  if (facts.path.length + facts.search.length > longestAddress) return refuse(facts, "too-long");
  if (!isCanonical(facts.path) || facts.search.includes("%00")) return refuse(facts, "malformed");
  if (isFormOfNoAction(facts)) return refuse(facts, "malformed");
  if (isTooLarge(facts)) return refuse(facts, "too-large");
  if (facts.path.length > 1 && facts.path.endsWith("/")) {
    return redirectTo(facts, { path: `${facts.path.slice(0, -1)}${facts.search}`, status: 308 });
  }
  return null;
}

/**
 * One spelling per address: no empty segments, no encoded slash, backslash or control character,
 * and nothing percent-encoded that need not be (RFC 3986 §6.2.2), so that the wall and the router
 * behind it cannot read the same address in two ways.
 */
function isCanonical(path: string): boolean {
  if (path.includes("//") || path.includes("\\")) return false;
  if (!path.includes("%")) return true;
  if (/%(?:[01][0-9a-f]|7f|2f|5c)/i.test(path)) return false;
  const escapes = path.match(/%[0-9a-f]{2}/gi) ?? [];
  const needless = (escape: string) =>
    /[A-Za-z0-9._~-]/.test(String.fromCharCode(Number.parseInt(escape.slice(1), 16)));
  if (escapes.some(needless)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * A multipart form for a page that does not name the Server Action it is for. No page has such a
 * form, and Next answers one that it cannot read with 500.
 */
const isFormOfNoAction = (facts: Facts): boolean =>
  !speaksJson(facts) &&
  !facts.headers.has("next-action") &&
  /^multipart\//i.test(facts.headers.get("content-type") ?? "");

function isTooLarge(facts: Facts): boolean {
  const length = Number(facts.headers.get("content-length") ?? "0");
  if (facts.method === "PATCH" && facts.path.startsWith("/api/uploads/"))
    return length > largestPart;
  const isDocument =
    speaksJson(facts) || (facts.headers.get("content-type") ?? "").includes("json");
  return length > (isDocument ? largestDocument : largestForm);
}
