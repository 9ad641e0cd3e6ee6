import type { Environment } from "@/lib/kernel/env.ts";
import type { SiteSources } from "@/lib/site-access/site-sources.ts";
import type { Dress } from "./verdict.ts";

/** What a content security policy depends on besides the dress of the answer. */
export type PolicyTerms = {
  readonly nonce: string;
  readonly scheme: "http" | "https";
  /** `next dev` evaluates code, speaks over a web socket and styles its overlay inline. */
  readonly development: boolean;
  readonly settings: Pick<Environment, "FRAME_OPTION" | "CONTENT_SECURITY_POLICY">;
};

/** The content security policy (level 3) of an answer. */
export function contentSecurityPolicy(dress: Dress, terms: PolicyTerms): string {
  if (isNoPage(dress)) return documentPolicy;
  if (dress.kind === "asset") return assetPolicy;
  const isOurs = dress.kind === "page" || dress.kind === "admin";
  const own = terms.settings.CONTENT_SECURITY_POLICY;
  if (isOurs && own !== "") return own.replaceAll("{nonce}", terms.nonce);
  const directives = {
    "default-src": "'none'",
    ...(isOurs ? pageSources(terms) : plainSources(dress)),
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": terms.settings.FRAME_OPTION === "SAMEORIGIN" ? "'self'" : "'none'",
    ...reporting(terms.scheme),
    ...(terms.scheme === "https" ? { "upgrade-insecure-requests": "" } : {}),
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join("; ");
}

/** What no browser runs anything of, also where it is opened in place of a page. */
const isNoPage = ({ kind }: Dress): boolean =>
  kind === "api" || kind === "document" || kind === "media" || kind === "own-media";

/** Where browsers tell what they refused: the group of `Reporting-Endpoints`, and its address. */
export const reportGroup = "csp";
export const reportAddress = "/api/csp-reports";

/**
 * @NOTE Chromium passes `report-uri` over beside `report-to`, and takes endpoints of the Reporting
 * API by https alone; over http both together would report nothing.
 */
const reporting = (scheme: PolicyTerms["scheme"]): Record<string, string> => ({
  "report-uri": reportAddress,
  ...(scheme === "https" ? { "report-to": reportGroup } : {}),
});

const documentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** @NOTE No `sandbox` here: a worker takes its policy from its own file's response. */
const assetPolicy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pageSources = ({ nonce, development }: PolicyTerms): Record<string, string> => ({
  "script-src": `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
  "style-src": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
  "img-src": "'self' blob: data:",
  "font-src": "'self'",
  "connect-src": `'self'${development ? " ws:" : ""}`,
  "media-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  "frame-src": "'none'",
});

const plainSources = (dress: Dress): Record<string, string> =>
  dress.kind === "reference" ? referenceSources : websiteSources(dress.sources ?? {});

/** @NOTE No scripts, so nothing to allow them by; the rest stands in files of ours. */
const referenceSources = { "style-src": "'self'", "img-src": "'self'", "font-src": "'self'" };

/**
 * A website page runs files of its own host and what its organization added, nothing inline. Images
 * may come from any https address (S-112): an image block names one, and a page without scripts has
 * nothing that an address could carry away.
 */
const websiteSources = (sources: SiteSources): Record<string, string> => ({
  "script-src": withSources("'self'", sources.script),
  "style-src": withSources("'self'", sources.style),
  "img-src": withSources("'self' data: https:", sources.img),
  "font-src": withSources("'self'", sources.font),
  "connect-src": withSources("'self'", sources.connect),
  "media-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  "frame-src": sources.frame?.length ? sources.frame.join(" ") : "'none'",
});

const withSources = (own: string, added: readonly string[] | undefined): string =>
  [own, ...(added ?? [])].join(" ");
