import { z } from "zod";

/** How a redirect answers: for good (301, 308) or for now (302, 307). */
export const STATUSES = [301, 302, 307, 308] as const;
export const statusSchema = z.literal(STATUSES);
export type RedirectStatus = z.infer<typeof statusSchema>;

export const ADDRESS_MAX = 2_000;

/** An address of the website that is redirected. */
export type RedirectSource = {
  /** Decoded, without a slash at its end; `/` alone for the start page. */
  readonly path: string;
  /** What the address must hold besides, in one spelling; empty: anything. */
  readonly query: string;
  /** Whether it is about whatever lies below the path, too. */
  readonly below: boolean;
};

export type Redirect = RedirectSource & {
  /** A path of the website or an https address; `/*` at its end takes along what lay below. */
  readonly target: string;
  readonly status: RedirectStatus;
};

/** Stands for the website's own host while an address is read; no real host has this name (RFC 6761). */
const HERE = "https://here.invalid";
/** First segments of what is no page of a website, and never asked for one. */
const NO_PAGE = new Set(
  "api admin login register setup invitation forgot-password reset-password maintenance _next site draft-site .well-known".split(
    " ",
  ),
);

/**
 * Reads what an address is that shall be redirected: `/old`, `/old/*`, `/?p=12`. A whole address of
 * some host counts as the path on it, as old exports write them. Null with the reason for what is none.
 */
export function readSource(text: string): RedirectSource | { readonly wrong: string } {
  const url = readUrl(text.trim());
  if (url === null) return { wrong: "Write an address of the website, such as /old-page." };
  const below = url.pathname.endsWith("/*");
  const path = plainPath(below ? url.pathname.slice(0, -2) : url.pathname);
  if (path === null) return { wrong: "Write an address of the website, such as /old-page." };
  if (path.includes("*")) return { wrong: "A star stands at the end alone, as in /blog/*." };
  if (NO_PAGE.has(path.split("/")[1] ?? "")) return { wrong: "This is not part of the website." };
  const query = spelledQuery([...url.searchParams]);
  if (below && query !== "")
    return { wrong: "With a star at its end there can be no question mark." };
  return { path, query, below };
}

/**
 * Reads where a redirect leads, in the spelling that it is kept in; an address of one of the own hosts
 * is a path. Null with the reason for what is none.
 */
export function readTarget(
  text: string,
  { below, hosts }: { readonly below: boolean; readonly hosts: readonly string[] },
): { readonly target: string } | { readonly wrong: string } {
  const trimmed = text.trim();
  const isHere = /^\/(?![/\\])/.test(trimmed);
  if (!isHere && !/^https:\/\/[^/]/i.test(trimmed)) {
    return { wrong: "Write a path such as /new-page, or an address that starts with https://." };
  }
  const url = readLocation(trimmed);
  if (url === null) return { wrong: "This is not an address that can be led to." };
  if (url.pathname.endsWith("/*") && (!below || url.search !== "" || url.hash !== "")) {
    return { wrong: "A star here takes along what the star of the old address stands for." };
  }
  const own = isHere || (url.port === "" && hosts.includes(url.hostname));
  if (!own) return { target: url.href };
  if (plainPath(url.pathname) === null) return { wrong: "This path cannot be." };
  return { target: `${url.pathname}${url.search}${url.hash}` };
}

/** @NOTE A name or password in an address would be sent on to whoever follows. */
function readLocation(text: string): URL | null {
  if (!URL.canParse(text, HERE)) return null;
  const url = new URL(text, HERE);
  return url.username === "" && url.password === "" ? url : null;
}

function readUrl(text: string): URL | null {
  const isHere = /^\/(?![/\\])/.test(text);
  if (!isHere && !/^https?:\/\/[^/]/i.test(text)) return null;
  return URL.canParse(text, HERE) ? new URL(text, HERE) : null;
}

/** A path decoded, without a slash at its end; null for one that no request can have. */
export function plainPath(pathname: string): string | null {
  if (pathname.includes("//") || /%(?:[01][0-9a-f]|7f|2f|5c)/i.test(pathname)) return null;
  try {
    return decodeURIComponent(pathname).replace(/\/$/, "") || "/";
  } catch {
    return null;
  }
}

/** What a question mark brings, in one spelling: sorted by name, each value escaped. */
export const spelledQuery = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join("&");

/** The path and every one above it, itself first: `/a/b`, `/a`, `/`. */
export function pathsAbove(path: string): string[] {
  const segments = path.split("/").filter(Boolean);
  return segments
    .map((_, index) => `/${segments.slice(0, segments.length - index).join("/")}`)
    .concat("/");
}

/** As people write and read a source. */
export const sourceText = ({ path, query, below }: RedirectSource): string =>
  `${path}${query === "" ? "" : `?${query}`}${below ? `${path === "/" ? "" : "/"}*` : ""}`;
