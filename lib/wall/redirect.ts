import type { Facts } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A redirect within the same host.
 * @NOTE Middleware must name the whole address; Next sends it relative again, because the origin is
 * its own. So no host header finds its way into the location.
 */
export function redirectTo(
  facts: Facts,
  to: { readonly path: string; readonly status: 303 | 307 | 308 },
): Verdict {
  const location = new URL(to.path, facts.base).href;
  const headers = { location, "cache-control": "no-store" };
  const response = new Response(null, { status: to.status, headers });
  return {
    kind: "answer",
    response,
    dress: { kind: facts.path.startsWith("/api") ? "api" : "page" },
  };
}
