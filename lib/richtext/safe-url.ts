/** Longest address that a link or an image may have, in UTF-16 units. */
export const URL_MAX = 4096;

/** The last of the controls and blanks that browsers cut off at both ends. */
const BLANK = 0x20;
const SCHEME = /^[^/?#]*?:/;
const LINK_SCHEME = /^(?:https?|mailto|tel):/i;

/**
 * An address a link may carry: http, https, mailto, tel or relative; null for anything else
 * and for what is longer than `URL_MAX`. Reads the address as a browser does: surrounding blanks and controls fall away, and so do tabs and
 * line breaks inside (WHATWG URL, "basic URL parser"), so that none of them can hide a scheme.
 */
export function linkUrl(value: string): string | null {
  const url = asBrowsersRead(value);
  if (url === "") return null;
  if (!SCHEME.test(url)) return url;
  return LINK_SCHEME.test(url) ? url : null;
}

/**
 * An address an image may be loaded from: absolute http(s), or a path from the root of the site;
 * null for anything else. An address that starts with two slashes becomes https.
 */
export function imageUrl(value: string): string | null {
  const read = asBrowsersRead(value);
  const url = read.startsWith("//") ? `https:${read}` : read;
  if (url.length > URL_MAX) return null;
  return /^https?:\/\/[^/\\?#]/i.test(url) || /^\/(?![/\\])/.test(url) ? url : null;
}

/** @NOTE Two loops and no pattern such as `\s+$`, which takes quadratic time for a run of blanks. */
function asBrowsersRead(value: string): string {
  if (value.length > URL_MAX) return "";
  let [start, end] = [0, value.length];
  while (start < end && value.charCodeAt(start) <= BLANK) start += 1;
  while (end > start && value.charCodeAt(end - 1) <= BLANK) end -= 1;
  return value.slice(start, end).replace(/[\0\t\n\r]/g, "");
}
