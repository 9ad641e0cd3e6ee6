import { bypassHeader, bypassRefusal, verifyBypassToken } from "@/lib/gates/bypass/verify.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import type { SiteRecord } from "@/lib/site-access/record.ts";
import type { Facts } from "./facts.ts";
import { isRead } from "./facts.ts";
import type { House } from "./judge.ts";
import { refuse } from "./refuse.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Decides a request for a page or a file that brings a bypass token: that token and nothing else is what it is
 * judged by, a cookie beside it is not looked at. Null without one.
 */
export async function judgeBypass(
  house: House,
  facts: Facts,
  site: SiteRecord,
): Promise<Verdict | null> {
  const token = facts.headers.get(bypassHeader);
  if (token === null) return null;
  if (!isRead(facts)) return refuse(facts, "read-only");
  if (facts.headers.has("rsc")) return refuse(facts, "malformed");
  const judging = { secret: house.environment.GATEHOUSE_SECRET, now: house.clock() };
  const dress = { kind: "bypass", sources: site.sources } as const;
  if ((await verifyBypassToken(judging, site.org, token)) === null) {
    return { kind: "answer", response: bypassRefusal(), dress };
  }
  const passed = { kind: "pass", organizationId: site.org, bypass: token } as const;
  if (readMediaAddress(facts.path) !== null) {
    return { ...passed, surface: "media", dress: { kind: "own-media" } };
  }
  const rest = facts.path === "/" ? "" : facts.path;
  const target = `/draft-site${rest}${facts.search}`;
  return { ...passed, surface: "draft-site", dress, target };
}
