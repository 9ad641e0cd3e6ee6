import type { Environment } from "@/lib/kernel/env.ts";
import { bypassHeader } from "@/lib/gates/bypass/verify.ts";
import { clientAddress } from "./client-address.ts";
import type { Facts } from "./facts.ts";

/**
 * The request headers as the doors will see them: everything the visitor sent but what could pass
 * for a word of the wall, of a proxy or of the framework to itself, then the wall's own words.
 */
export function forwardedHeaders(
  facts: Facts,
  environment: Environment,
  words: {
    surface: string;
    organizationId: string | null;
    contentSecurityPolicy: string;
    /** A token that the wall found sound, for the door to ask again. */
    bypass?: string | undefined;
  },
): Headers {
  const headers = new Headers();
  for (const [name, value] of facts.headers) if (isVisitors(name)) headers.set(name, value);
  if (environment.TRUSTED_PROXIES === 0) headers.delete("x-real-ip");
  headers.set("host", facts.host);
  headers.set("x-forwarded-host", facts.host);
  headers.set("x-forwarded-proto", environment.PUBLIC_SCHEME);
  headers.set("x-gatehouse-request-id", facts.requestId);
  headers.set("x-gatehouse-organization", words.organizationId ?? "-");
  headers.set("x-gatehouse-surface", words.surface);
  headers.set("x-gatehouse-address", clientAddress(facts.headers, environment.TRUSTED_PROXIES));
  headers.set("x-gatehouse-path", `${facts.path}${facts.search}`);
  if (words.bypass !== undefined) headers.set(bypassHeader, words.bypass);
  // @NOTE The API shows no page, and Next copies each header of a request several times.
  if (words.surface === "api") return headers;
  headers.set("x-nonce", facts.nonce);
  // @NOTE Next reads the nonce for its own scripts from this request header.
  headers.set("content-security-policy", words.contentSecurityPolicy);
  return headers;
}

const smuggledPrefixes = [
  "x-gatehouse-",
  "x-middleware-",
  "x-nextjs-",
  "x-next-",
  "x-invoke-",
  "x-now-",
];
const smuggled = new Set([
  "x-nonce",
  "content-security-policy",
  "content-security-policy-report-only",
  "x-matched-path",
  "x-prerender-revalidate",
  "x-prerender-revalidate-if-generated",
  "x-prerender-bypass-mode",
  "next-resume",
  "x-action-forwarded",
  "forwarded",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-forwarded-server",
  "x-forwarded-prefix",
  "x-original-url",
  "x-rewrite-url",
  "x-http-method-override",
  "x-method-override",
]);

/**
 * @NOTE In development React waits for what Next tells beside an answer, by these ids: without them
 * no form and no link ever comes to an end there.
 */
const forDebugging = new Set(["x-nextjs-request-id", "x-nextjs-html-request-id"]);

const isVisitors = (name: string): boolean =>
  (process.env.NODE_ENV === "development" && forDebugging.has(name)) ||
  (!smuggled.has(name) && !smuggledPrefixes.some((prefix) => name.startsWith(prefix)));
