import type { Dress } from "./verdict.ts";

/** What the header set depends on. */
export type HeaderTerms = {
  readonly contentSecurityPolicy: string;
  readonly requestId: string;
  readonly scheme: "http" | "https";
  /** Whether the host is ROOT's or below it, and so ours to promise TLS for. */
  readonly ownHost: boolean;
};

/** The header set of every answer, whatever its status (security.md, «Headers»). */
export function securityHeaders(dress: Dress, terms: HeaderTerms): Record<string, string> {
  const caching = cachingOf[dress.kind];
  return {
    "content-security-policy": terms.contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": dress.kind === "admin" ? "no-referrer" : "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy": permissionsPolicy,
    "x-dns-prefetch-control": "off",
    "x-permitted-cross-domain-policies": "none",
    "x-request-id": terms.requestId,
    // @NOTE The dashboard's workers are refused unless their files say the same.
    ...(dress.kind === "admin" || dress.kind === "asset"
      ? { "cross-origin-embedder-policy": "require-corp" }
      : {}),
    ...(terms.scheme === "https" ? { "strict-transport-security": transport(terms.ownHost) } : {}),
    ...(caching === null ? {} : { "cache-control": caching }),
  };
}

/** Assets keep the caching their server gives them. */
const cachingOf: Record<Dress["kind"], string | null> = {
  page: "no-store",
  admin: "no-store",
  draft: "no-store",
  api: "no-store, no-cache",
  // @NOTE Kept by nobody without asking the wall again: the level may have changed.
  site: "public, max-age=0, must-revalidate",
  asset: null,
};

const transport = (ownHost: boolean): string =>
  ownHost ? "max-age=63072000; includeSubDomains; preload" : "max-age=63072000";

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
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const permissionsPolicy = denied.map((feature) => `${feature}=()`).join(", ");
