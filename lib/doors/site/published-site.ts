import { unstable_cache } from "next/cache";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { readSitePass, type SitePass } from "@/lib/kernel/site-pass.ts";
import { findOrganizationById } from "@/lib/tenancy/directory.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import { siteTag } from "../announce.ts";
import { generationOf } from "../kept-sites.ts";
import { requireStamp } from "../stamp.ts";
import { publicHtml } from "./html-response.ts";
import { readPublishedAddress } from "./read-address.ts";
import { refuseVisitor } from "./refuse-visitor.ts";
import { siteAddress, type SiteAddress } from "./site-address.ts";

const NOBODYS = { name: "Website", path: "/", viewer: null } as const;

/**
 * The door of published pages. A page is rendered once and kept until something is published or
 * the access level changes; only pages that exist are kept, so that made-up addresses fill nothing.
 * A kept page needs no database.
 * @NOTE The pass names organization and record version: it is part of the cache's key, and what
 * was kept before a change of level is never asked for again.
 */
export async function publishedSite(request: Request, passSegment: string): Promise<Response> {
  try {
    const stamp = await requireStamp(request.headers, { surface: "site" });
    const pass = await readSitePass(environment().GATEHOUSE_SECRET, passSegment);
    const address = siteAddress(stamp);
    if (pass === null || address === null || pass.organizationId !== stamp.organizationId) {
      throw new NotFound();
    }
    return publicHtml(await pageAt(pass, address), request.headers.get("if-none-match"));
  } catch (error) {
    return refuseVisitor(error, NOBODYS, request.headers.get("x-gatehouse-request-id") ?? "");
  }
}

/** That no list stands at an address: which page of it is asked for is nothing then. */
class NoList extends Error {}

const LISTS: ReadonlySet<string> = new Set(["posts", "entries"]);

/** @NOTE One page is kept once, whatever number a query gives it. */
async function pageAt(pass: SitePass, address: SiteAddress): Promise<string> {
  try {
    return await keptPage(pass, address);
  } catch (error) {
    if (!(error instanceof NoList)) throw error;
    return keptPage(pass, { ...address, page: 1 });
  }
}

/** What was kept on disk by an earlier run is never asked for again. */
const STARTED = systemClock();

/**
 * Seconds after which a kept page is made anew behind a visit. Changes are heard of at once in the
 * process they go through, and within a second in others; this bounds a process that hears nothing.
 */
const MOST_SECONDS_BEHIND = 60;

function keptPage({ organizationId, version }: SitePass, address: SiteAddress): Promise<string> {
  const { path, page } = address;
  const state = [STARTED, version, generationOf(organizationId)].join(".");
  const key = ["site", organizationId, state, path, String(page)];
  const lifetime = { tags: [siteTag(organizationId)], revalidate: MOST_SECONDS_BEHIND };
  return unstable_cache(() => renderPage(organizationId, address), key, lifetime)();
}

async function renderPage(
  organizationId: SitePass["organizationId"],
  address: SiteAddress,
): Promise<string> {
  const organization = await findOrganizationById(organizationId);
  if (organization === null) throw new NotFound();
  const content = await readPublishedAddress(address, {
    principal: { kind: "anonymous", organizationId },
    requestId: "site",
    announce: () => Promise.resolve(),
  });
  if (address.page > 1 && !LISTS.has(content.kind)) throw new NoList();
  return renderContent({ name: organization.name, path: address.path, viewer: null }, content);
}
