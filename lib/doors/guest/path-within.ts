/** Stands for the own host while a path is resolved; no real host has this name (RFC 6761). */
const HERE = "http://here.invalid";

/**
 * The path, query and fragment of this host that an address asks to go on to; `/` for whatever
 * would lead elsewhere (`//host`, `/\host`, `https:`, control characters) or back to the form.
 */
export function pathWithin(address: string | undefined | null): string {
  if (address === undefined || address === null || !/^\/[^\\\p{Cc}]*$/u.test(address)) return "/";
  if (!URL.canParse(address, HERE)) return "/";
  const url = new URL(address, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  if (url.pathname === "/maintenance" || url.pathname.startsWith("/maintenance/")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
