import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { readSitePass, type SitePass } from "@/lib/kernel/site-pass.ts";
import { findOrganizationById } from "@/lib/tenancy/directory.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import { requireStamp } from "../stamp.ts";
import { publicHtml, publicText } from "./html-response.ts";
import { keepForSite } from "./keep-for-site.ts";
import { readPublishedAddress } from "./read-address.ts";
import { keptRedirects } from "./kept-redirects.ts";
import { orRedirect, redirectBeforePage } from "./redirected.ts";
import { refuseVisitor } from "./refuse-visitor.ts";
import { readSiteFrame } from "@/lib/content/site-frame.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { siteAddress, type SiteAddress } from "./site-address.ts";
import { siteBase } from "./site-base.ts";
import { siteFileAt, type SiteFile, type SiteFileMaker } from "./site-files.ts";

const NOBODYS = () => ({ name: "Website", path: "/", viewer: null, base: siteBase() }) as const;

/**
 * The door of published pages. A page is rendered once and kept until something is published or
 * the access level changes; only pages that exist are kept, so that made-up addresses fill nothing.
 * A kept page needs no database. Where none stands, a redirect may be the answer.
 */
export async function publishedSite(request: Request, passSegment: string): Promise<Response> {
  try {
    const stamp = await requireStamp(request.headers, { surface: "site" });
    const pass = await readSitePass(environment().GATEHOUSE_SECRET, passSegment);
    const address = siteAddress(stamp);
    if (pass === null || address === null || pass.organizationId !== stamp.organizationId) {
      throw new NotFound();
    }
    const asked = { path: address.path, search: new URL(stamp.path, "http://site").search };
    const read = keptRedirects(pass, visitorOf(pass.organizationId));
    const ifNoneMatch = request.headers.get("if-none-match");
    const make = siteFileAt(address.path);
    if (make !== null) return fileAnswer(await keptFile(pass, address, make), ifNoneMatch);
    const show = async () => publicHtml(await pageAt(pass, address), ifNoneMatch);
    return (await redirectBeforePage(asked, read)) ?? (await orRedirect(asked, read, show));
  } catch (error) {
    const requestId = request.headers.get("x-gatehouse-request-id") ?? "";
    const surroundings = error instanceof NotFound ? await keptFrame(passSegment) : null;
    return refuseVisitor(
      error,
      { ...NOBODYS(), ...surroundings?.named },
      { requestId, frame: surroundings?.frame },
    );
  }
}

/** What stands around «not found»; null where that cannot be known, or is not for its visitor. */
async function keptFrame(passSegment: string) {
  try {
    const pass = await readSitePass(environment().GATEHOUSE_SECRET, passSegment);
    if (pass === null) return null;
    return await keepForSite(pass, ["frame"], async () => {
      const organization = await findOrganizationById(pass.organizationId);
      if (organization === null) throw new NotFound();
      const frame = await runUseCase(readSiteFrame, {}, visitorOf(pass.organizationId));
      return { named: { name: organization.name }, frame };
    });
  } catch {
    return null;
  }
}

const keptFile = (pass: SitePass, { path }: SiteAddress, make: SiteFileMaker): Promise<SiteFile> =>
  keepForSite(pass, ["file", path], async () => {
    const organization = await findOrganizationById(pass.organizationId);
    if (organization === null) throw new NotFound();
    return make({ organization, caller: visitorOf(pass.organizationId) });
  });

const fileAnswer = (file: SiteFile, ifNoneMatch: string | null): Response =>
  file.kind === "text"
    ? publicText(file.text, { type: file.type, ifNoneMatch })
    : new Response(null, {
        status: 302,
        headers: { Location: file.location, "Cache-Control": "no-cache" },
      });

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

const keptPage = (pass: SitePass, address: SiteAddress): Promise<string> =>
  keepForSite(pass, ["page", address.path, String(address.page)], () =>
    renderPage(pass.organizationId, address),
  );

async function renderPage(
  organizationId: SitePass["organizationId"],
  address: SiteAddress,
): Promise<string> {
  const organization = await findOrganizationById(organizationId);
  if (organization === null) throw new NotFound();
  const content = await readPublishedAddress(address, visitorOf(organizationId));
  if (address.page > 1 && !LISTS.has(content.kind)) throw new NoList();
  const { name } = organization;
  return renderContent({ name, path: address.path, viewer: null, base: siteBase() }, content);
}

const visitorOf = (organizationId: SitePass["organizationId"]): Caller => ({
  principal: { kind: "anonymous", organizationId },
  requestId: "site",
  announce: () => Promise.resolve(),
});
