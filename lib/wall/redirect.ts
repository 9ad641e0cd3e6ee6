import type { Facts } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A redirect within the same host, or to another of the same website, under the same port.
 * @NOTE Middleware must name the whole address; within the host Next sends it relative again, because
 * the origin is its own. So no host header finds its way into the location.
 */
export function redirectTo(
  facts: Facts,
  to: { readonly path: string; readonly status: 303 | 307 | 308; readonly hostname?: string },
): Verdict {
  const location = new URL(to.path, baseFor(facts, to.hostname)).href;
  const headers = { location, "cache-control": "no-store" };
  const response = new Response(null, { status: to.status, headers });
  return {
    kind: "answer",
    response,
    dress: { kind: facts.path.startsWith("/api") ? "api" : "page" },
  };
}

function baseFor({ base, scheme, host }: Facts, hostname: string | undefined): string {
  if (hostname === undefined) return base;
  const port = /:\d+$/.exec(host)?.[0] ?? "";
  return `${scheme}://${hostname}${port}`;
}
