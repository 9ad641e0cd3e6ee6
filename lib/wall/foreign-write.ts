import type { Facts } from "./facts.ts";
import { isRead, ownOrigin } from "./facts.ts";
import { isProgramEntrance } from "./program-entrance.ts";
import { refuse } from "./refuse.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Refuses a state-changing request that another origin sent with this origin's cookies. Hosts of
 * organizations are same-site to each other and to the dashboard, so origins are compared exactly.
 * @NOTE A request with its own credential in a header rides on nobody's cookies: the API
 * looks at no cookie beside an `Authorization` header, and where tokens are got at none at all.
 */
export function refuseForeignWrite(facts: Facts): Verdict | null {
  if (isRead(facts) || facts.method === "OPTIONS" || carriesOwnCredential(facts)) return null;
  const origin = facts.headers.get("origin");
  const isForeign =
    facts.headers.get("sec-fetch-site") === "cross-site" ||
    (origin !== null && origin !== ownOrigin(facts) && !isOwnReport(facts));
  return isForeign ? refuse(facts, "foreign-origin") : null;
}

const carriesOwnCredential = (facts: Facts): boolean =>
  facts.path === "/api/oauth/token" ||
  isProgramEntrance(facts.path) ||
  (/^\/api\/(?:v1|internal)\//.test(facts.path) && facts.headers.has("authorization"));

/**
 * @NOTE A browser that reports a violation by itself hides its origin on a page that sends no
 * referrer (Fetch, «append a request Origin header»); Fetch Metadata, which no page can write, says
 * that it is the same.
 */
const isOwnReport = ({ path, headers }: Facts): boolean =>
  path === "/api/csp-reports" &&
  headers.get("origin") === "null" &&
  headers.get("sec-fetch-site") === "same-origin";
