import { findLink, type FoundLink } from "@/lib/gates/link/link-gate.ts";
import { isOpening, openingCookieName, readLinkPath } from "@/lib/gates/link/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { cookieValue } from "../guest/site-cookie.ts";
import { siteRequest, type SiteRequest } from "../guest/site-request.ts";

/** A request to the address of a link that is there. */
export type LinkRequest = SiteRequest & {
  readonly link: FoundLink;
  /** The path that the link is at, which is also as far as its cookie goes. */
  readonly place: string;
  /** What is asked for below it; empty: the entry. */
  readonly below: string;
};

/** What a refusal on the way is told with, as far as it was found. */
export type Told = { name: string; path: string; requestId: string };

/**
 * Derives again, from the address, which link a request came with (first law), and that it is there.
 * @throws NotFound without a stamp, an organization or such a link; Unavailable.
 */
export async function linkRequest(
  request: Request,
  method: "GET" | "POST",
  told: Told,
): Promise<LinkRequest> {
  const asked = await siteRequest(request.headers, method, "link");
  Object.assign(told, { name: asked.organization.name, requestId: asked.requestId });
  const { pathname } = new URL(asked.path, "http://site");
  const named = readLinkPath(pathname);
  if (named === null) throw new NotFound();
  const link = await findLink(named.token, asked.organization.id, asked.judging);
  if (link === null) throw new NotFound();
  const place = pathname.slice(0, pathname.length - named.below.length);
  Object.assign(told, { path: place });
  return { ...asked, link, place, below: named.below };
}

/** Whether this browser has opened the link within the half hour; preview links are always open. */
export async function isOpen(request: Request, { link, judging }: LinkRequest): Promise<boolean> {
  if (!link.isOpened) return true;
  const name = openingCookieName(environment().PUBLIC_SCHEME);
  const cookie = cookieValue(request.headers.get("cookie"), name);
  return cookie !== undefined && isOpening(judging, link.principal, cookie);
}

/** Whether a program asks for the entry itself; a page is for whoever takes pages, or says nothing. */
export function wantsJson(headers: Headers): boolean {
  const accept = headers.get("accept") ?? "";
  return !accept.includes("text/html") && /application\/(?:vnd\.api\+)?json/.test(accept);
}
