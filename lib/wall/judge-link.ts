import { readLinkPath, readLinkToken } from "@/lib/gates/link/verify.ts";
import type { SiteRecord } from "@/lib/site-access/record.ts";
import type { Facts } from "./facts.ts";
import { isRead } from "./facts.ts";
import type { House } from "./judge.ts";
import { refuse } from "./refuse.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Decides an address of a link, whatever the level of the site; null for one that this organization
 * never gave out, which is an address of the website like any other.
 * @NOTE An expired one passes: its door tells in words that it has ended.
 */
export async function judgeLink(
  house: House,
  facts: Facts,
  site: SiteRecord,
): Promise<Verdict | null> {
  const named = readLinkPath(facts.path);
  if (named === null || (named.below !== "" && !named.below.startsWith("/media/"))) return null;
  const place = { secret: house.environment.GATEHOUSE_SECRET, organizationId: site.org };
  if ((await readLinkToken(place, named.token)) === null) return null;
  const isOpening = facts.method === "POST" && named.below === "";
  if (!isRead(facts) && !isOpening) return refuse(facts, "read-only");
  if (facts.headers.has("rsc")) return refuse(facts, "malformed");
  return {
    ...{ kind: "pass", surface: "link", organizationId: site.org },
    dress: { kind: "link", sources: site.sources },
    target: `/link-site${facts.path}${facts.search}`,
  };
}
