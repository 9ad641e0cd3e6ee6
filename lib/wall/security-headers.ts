import type { Environment } from "@/lib/kernel/env.ts";
import { reportAddress, reportGroup } from "./content-security-policy.ts";
import type { Dress } from "./verdict.ts";

/** What the operator may set of the headers (S-110, S-114). */
export type HeaderSettings = Pick<
  Environment,
  "HSTS_MAX_AGE" | "HSTS_SUBDOMAINS" | "FRAME_OPTION" | "PERMISSIONS_POLICY"
>;

/** What the header set depends on. */
export type HeaderTerms = {
  readonly contentSecurityPolicy: string;
  readonly requestId: string;
  readonly scheme: "http" | "https";
  /** Whether the host is ROOT's or below it, and so ours to promise TLS for. */
  readonly ownHost: boolean;
  readonly settings: HeaderSettings;
};

/** The header set of every answer, whatever its status (security.md, «Headers»). */
export function securityHeaders(dress: Dress, terms: HeaderTerms): Record<string, string> {
  const caching = cachingOf[dress.kind];
  return {
    "content-security-policy": terms.contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": isDocument(dress) ? terms.settings.FRAME_OPTION : "DENY",
    "referrer-policy": referrerPolicy(dress),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": dress.kind === "media" ? "cross-origin" : "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy":
      terms.settings.PERMISSIONS_POLICY ||
      (PASSKEY_PAGES.has(dress.kind) ? passkeysAllowed : nothingAllowed),
    "x-dns-prefetch-control": "off",
    "x-permitted-cross-domain-policies": "none",
    "x-request-id": terms.requestId,
    // @NOTE The dashboard's workers are refused unless their files say the same.
    ...(dress.kind === "admin" || dress.kind === "asset"
      ? { "cross-origin-embedder-policy": "require-corp" }
      : {}),
    ...(terms.scheme === "https" ? { "strict-transport-security": transport(terms) } : {}),
    ...(terms.scheme === "https" && isDocument(dress)
      ? { "reporting-endpoints": `${reportGroup}="${reportAddress}"` }
      : {}),
    ...(dress.kind === "link" ? { "x-robots-tag": "noindex, nofollow" } : {}),
    ...(caching === null ? {} : { "cache-control": caching }),
  };
}

/** Assets and public documents keep the caching their server gives them. */
const cachingOf: Record<Dress["kind"], string | null> = {
  page: "no-store",
  admin: "no-store",
  draft: "no-store",
  link: "no-store",
  bypass: "private, no-store",
  reference: "no-store",
  api: "no-store, no-cache",
  // @NOTE Kept by nobody without asking the wall again: the level may have changed.
  site: "public, max-age=0, must-revalidate",
  document: null,
  media: null,
  "own-media": "private, no-store",
  asset: null,
};

/**
 * What pages tell of their address: nothing, where it is nobody else's business, such as a customer's.
 * @NOTE The address of a link opens something, so that its path is told to nobody, not even to pages of
 * its own site, where scripts of others may run. Its host is: with `no-referrer` a browser hides the
 * origin of the form that opens a share as well (Fetch, «append a request Origin header»).
 */
function referrerPolicy({ kind, untold }: Dress): string {
  if (kind === "link") return "strict-origin";
  return kind === "admin" || untold === true ? "no-referrer" : "strict-origin-when-cross-origin";
}

/** Whether this dress is a page's: it may be framed where the operator allows it, and reports. */
const isDocument = ({ kind }: Dress): boolean =>
  !["api", "document", "media", "own-media", "asset"].includes(kind);

/** A year; less is not taken into the browsers' own lists. */
const PRELOAD_FROM = 31_536_000;

/** @NOTE Of a customer's own hostname only that host is ours to speak for. */
function transport({ ownHost, settings }: HeaderTerms): string {
  const age = `max-age=${settings.HSTS_MAX_AGE}`;
  if (!ownHost || settings.HSTS_SUBDOMAINS === "no") return age;
  const below = `${age}; includeSubDomains`;
  return settings.HSTS_MAX_AGE >= PRELOAD_FROM ? `${below}; preload` : below;
}

const denied = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "compute-pressure",
  "cross-origin-isolated",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const passkeys = ["publickey-credentials-create", "publickey-credentials-get"];

const policyOf = (allowed: string): string =>
  [
    ...denied.map((feature) => `${feature}=()`),
    ...passkeys.map((feature) => `${feature}=${allowed}`),
  ].join(", ");

const nothingAllowed = policyOf("()");
const passkeysAllowed = policyOf("(self)");

/** Where somebody signs in, and where they say with what; a website asks nobody for a passkey. */
const PASSKEY_PAGES: ReadonlySet<Dress["kind"]> = new Set(["page", "admin"]);
