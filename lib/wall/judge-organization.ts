import { guestCookieName, verifyGuestCookie } from "@/lib/gates/guest/verify.ts";
import { verifyVisitCookie, visitCookieName } from "@/lib/gates/visit/verify.ts";
import type { Surface } from "@/lib/kernel/stamp.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import { makeSitePass } from "@/lib/kernel/site-pass.ts";
import type { SiteRecord } from "@/lib/site-access/record.ts";
import { isAsset } from "./assets.ts";
import type { Facts } from "./facts.ts";
import { cookieOf, isRead, speaksJson } from "./facts.ts";
import { isOfApi, judgeApi } from "./judge-api.ts";
import { judgeLink } from "./judge-link.ts";
import { judgeBypass } from "./judge-bypass.ts";
import type { House } from "./judge.ts";
import { isProgramEntrance } from "./program-entrance.ts";
import { redirectTo } from "./redirect.ts";
import { refuse } from "./refuse.ts";
import type { Dress, Verdict } from "./verdict.ts";

const openEndpoints = ["/api/oauth/token", "/api/client-errors", "/api/csp-reports"];
const guestEndpoints = [
  ...["/api/guest/challenge", "/api/guest/enter", "/api/guest/leave"],
  "/api/proof",
];
/** First segments that belong to the dashboard's host or to the inside of the application. */
const reserved = new Set(
  "admin login register setup invitation forgot-password reset-password site draft-site site-draft link-site form-site _next".split(
    " ",
  ),
);

/** Decides a request to an organization's host, by the site's record as it stands now. */
export async function judgeOrganization(
  house: House,
  facts: Facts,
  site: SiteRecord,
): Promise<Verdict> {
  const { path } = facts;
  const pass = passFor(site);
  if (isFile(site, path)) return pass("asset", { kind: "asset" });
  if (openEndpoints.includes(path) || isProgramEntrance(path)) {
    return pass("open-api", { kind: "api" });
  }
  if (guestEndpoints.includes(path)) return pass("maintenance", { kind: "api" });
  if (isOfApi(path)) return judgeApi(house, facts, site.org);
  if (speaksJson(facts) || reserved.has(path.split("/")[1] ?? "")) return refuse(facts, "not-here");
  if (path === "/maintenance" && site.level === "public" && isRead(facts)) {
    return redirectTo(facts, { path: "/", status: 307 });
  }
  if (path === "/maintenance" || path.startsWith("/maintenance/")) {
    return pass("maintenance", { kind: "page" });
  }
  return (await judgeLink(house, facts, site)) ?? judgeWebsite(house, facts, site);
}

/**
 * Decides a website page. Whoever is known by a cookie gets it rendered for themselves; everyone
 * else gets the cached page of a public site, or is sent to the maintenance page. Nobody writes, but
 * that a stranger sends a form of a public site.
 */
async function judgeWebsite(house: House, facts: Facts, site: SiteRecord): Promise<Verdict> {
  const bypassed = await judgeBypass(house, facts, site);
  if (bypassed !== null) return bypassed;
  const pass = passFor(site);
  const isKnown = await isKnownVisitor(house, facts, site);
  if (!isKnown && isSubmission(facts, site)) {
    const target = `/form-site${facts.path.slice(FORMS.length)}`;
    return { ...pass("form", { kind: "draft", sources: site.sources }), target };
  }
  if (!isRead(facts)) return refuse(facts, isKnown ? "read-only" : writeRefusal(site));
  // @NOTE Website pages have no client router; a request in its protocol is not a visitor's.
  if (facts.headers.has("rsc")) return refuse(facts, "malformed");
  if (!isKnown) return judgeStranger(house, facts, site);
  if (readMediaAddress(facts.path) !== null) return pass("media", { kind: "own-media" });
  const target = `/draft-site${restOf(facts)}${facts.search}`;
  return { ...pass("draft-site", { kind: "draft", sources: site.sources }), target };
}

/** Shows what a public site shows to everybody; sends everybody else elsewhere. */
async function judgeStranger(house: House, facts: Facts, site: SiteRecord): Promise<Verdict> {
  const pass = passFor(site);
  if (site.level !== "public" && facts.path === "/robots.txt") {
    return { ...pass("maintenance", { kind: "document" }), target: "/maintenance/robots" };
  }
  const elsewhere = atPrimary(facts, site);
  if (elsewhere !== null) return elsewhere;
  if (site.level !== "public") {
    const returnTo = encodeURIComponent(`${facts.path}${facts.search}`);
    return redirectTo(facts, { path: `/maintenance?returnTo=${returnTo}`, status: 307 });
  }
  if (readMediaAddress(facts.path) !== null) return pass("media", { kind: "media" });
  const sitePass = { organizationId: site.org, version: site.version };
  const segment = await makeSitePass(house.environment.GATEHOUSE_SECRET, sitePass);
  const target = `/site/${segment}${restOf(facts)}`;
  return { ...pass("site", { kind: "site", sources: site.sources }), target };
}

/** The path as it stands behind another one. */
const restOf = ({ path }: Facts): string => (path === "/" ? "" : path);

const FORMS = "/form";

/** @NOTE Whoever is let in by something that they hold looks at the site, and sends nothing (S-43). */
const isSubmission = ({ method, path, headers }: Facts, { level }: SiteRecord): boolean =>
  method === "POST" &&
  level === "public" &&
  /^\/form\/[a-z0-9-]{1,80}$/.test(path) &&
  !headers.has("x-gatehouse-bypass");

/** @NOTE Whoever is inside already has a cookie of this host alone, and so stays. */
const atPrimary = (facts: Facts, { primary }: SiteRecord): Verdict | null =>
  primary === undefined || primary === facts.hostname
    ? null
    : redirectTo(facts, { path: `${facts.path}${facts.search}`, status: 308, hostname: primary });

const writeRefusal = (site: SiteRecord) => (site.level === "public" ? "method" : "no-access");

/** A guest of a site in `password` level, or a signed-in member on a visit, of this very site. */
async function isKnownVisitor(house: House, facts: Facts, site: SiteRecord): Promise<boolean> {
  const judging = { secret: house.environment.GATEHOUSE_SECRET, now: house.clock() };
  const visit = cookieOf(facts, visitCookieName(facts.scheme));
  if (visit !== null && (await verifyVisitCookie(judging, site.org, visit)) !== null) return true;
  const guest = cookieOf(facts, guestCookieName(facts.scheme));
  if (guest === null) return false;
  const { level, passwordVersion, epoch } = site;
  const guestSite = { organizationId: site.org, level, passwordVersion, epoch };
  return (await verifyGuestCookie(judging, guestSite, guest)) !== null;
}

/** @NOTE The icon that browsers ask every website for: a public one has its own. */
const isFile = ({ level }: SiteRecord, path: string): boolean =>
  isAsset(path) && !(level === "public" && path === "/favicon.ico");

const passFor = (site: SiteRecord) => (surface: Surface, dress: Dress) =>
  ({ kind: "pass", surface, organizationId: site.org, dress }) as const;
