import { randomBytes, toBase64Url } from "@/lib/kernel/bytes.ts";
import type { Environment } from "@/lib/kernel/env.ts";
import type { RequestId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";

/** What the wall knows of a request before it asks anyone. */
export type Facts = {
  /** Random; also in `X-Request-Id` and in every error document. */
  readonly requestId: RequestId;
  /** 128 random bits for this response's scripts and styles. */
  readonly nonce: string;
  readonly method: string;
  /** Host header in lower case, with port; `hostname` is the same without it. */
  readonly host: string;
  readonly hostname: string;
  readonly path: string;
  /** Query with its leading `?`, or empty. */
  readonly search: string;
  readonly scheme: "http" | "https";
  /** The address as the server names itself; only rewrites inside the application use it. */
  readonly base: string;
  readonly headers: Headers;
};

/** What the wall sees of a request: a body is none of its business. */
export type Asked = Pick<Request, "url" | "method" | "headers">;

/** Reads a request once; nothing later looks at the raw request again. */
export function factsOf(request: Asked, environment: Environment): Facts {
  const url = new URL(request.url);
  const host = hostOf(request.headers, environment.TRUSTED_PROXIES);
  return {
    requestId: newId<RequestId>(),
    nonce: toBase64Url(randomBytes(16)),
    method: request.method.toUpperCase(),
    host,
    hostname: host.replace(/:\d+$/, ""),
    path: url.pathname,
    search: url.search,
    scheme: environment.PUBLIC_SCHEME,
    base: request.url,
    headers: request.headers,
  };
}

/** The first cookie of this name, or null. */
export function cookieOf(facts: Facts, name: string): string | null {
  const pairs = (facts.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const pair = pairs.find((candidate) => candidate.startsWith(`${name}=`));
  return pair === undefined ? null : pair.slice(name.length + 1);
}

/** Whether the request promises to change nothing (RFC 9110 §9.2.1). */
export const isRead = (facts: Facts): boolean => facts.method === "GET" || facts.method === "HEAD";

/** Whether an answer to this request has to be a JSON:API document. */
export const speaksJson = (facts: Facts): boolean =>
  facts.path === "/api" || facts.path.startsWith("/api/") || facts.path.startsWith("/.well-known/");

/** Scheme and host as a browser on this site writes them in `Origin`. */
export const ownOrigin = (facts: Facts): string => `${facts.scheme}://${facts.host}`;

/** @NOTE `X-Forwarded-Host` is anyone's to write unless a trusted proxy stands in front. */
function hostOf(headers: Headers, trustedProxies: number): string {
  const forwarded = trustedProxies > 0 ? headers.get("x-forwarded-host") : null;
  const host = forwarded?.split(",").at(-1)?.trim() ?? headers.get("host") ?? "";
  return host.toLowerCase().replace(/\.(?=$|:)/, "");
}
