import type { Facts } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A redirect within the same host. The location stays relative (RFC 9110 §10.2.2), so that no host
 * header finds its way into it.
 */
export function redirectTo(
  facts: Facts,
  to: { readonly path: string; readonly status: 303 | 307 | 308 },
): Verdict {
  const headers = { location: to.path, "cache-control": "no-store" };
  const response = new Response(null, { status: to.status, headers });
  return {
    kind: "answer",
    response,
    dress: { kind: facts.path.startsWith("/api") ? "api" : "page" },
  };
}
