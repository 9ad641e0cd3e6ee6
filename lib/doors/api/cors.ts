import { isKnownOrigin } from "@/lib/gates/api/known-origin.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { hostOrganization } from "./named-organization.ts";

/** What a browser's page of another origin may send, and read of an answer, beyond the ordinary. */
const METHODS = "GET, HEAD, POST, PATCH, DELETE";
const SENT = "Authorization, Content-Type, Accept, If-Match, Idempotency-Key, X-Organization";
const READ = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";

/** Seconds that a browser may remember the answer to its question. */
const REMEMBERED = 600;

/**
 * Answers a browser that asks whether a page of another origin may call (Fetch, «CORS-preflight»):
 * yes to the exact origins that an active domain of the host's organization names, on the
 * dashboard's host to those of any organization's. Never to `*`, never with cookies.
 */
export async function answerPreflight(request: Request, stamp: Stamp): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin === null || !(await isAllowedAt(stamp, origin))) return refusedPreflight();
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Methods": METHODS,
      "Access-Control-Allow-Headers": SENT,
      "Access-Control-Max-Age": String(REMEMBERED),
      Vary: "Origin",
    },
  });
}

async function isAllowedAt({ host }: Stamp, origin: string): Promise<boolean> {
  const organization = await hostOrganization(host);
  if (organization === null) return false;
  return isKnownOrigin(origin, organization === "root" ? null : organization.id);
}

const refusedPreflight = (): Response =>
  new Response(null, { status: 403, headers: { Vary: "Origin" } });

/**
 * Lets a page of another origin read an answer that was given to its own domain, and nobody else.
 * @param origins those of the domain that asked; none where no domain did.
 */
export function allowReading(
  response: Response,
  origin: string | null,
  origins: readonly string[],
): void {
  response.headers.append("Vary", "Origin");
  if (origin === null || !origins.includes(origin)) return;
  response.headers.set("Access-Control-Allow-Origin", origin);
  response.headers.set("Access-Control-Expose-Headers", READ);
}
