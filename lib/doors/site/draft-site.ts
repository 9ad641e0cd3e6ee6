import { bypassHeader } from "@/lib/gates/bypass/verify.ts";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { findOrganizationById } from "@/lib/tenancy/directory.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import type { SiteContext } from "@/lib/website/site-context.ts";
import { requireStamp } from "../stamp.ts";
import { bypassedSite } from "./bypassed-site.ts";
import { unstoredHtml } from "./html-response.ts";
import { findViewer } from "./find-viewer.ts";
import { readDraftAddress, readPublishedAddress } from "./read-address.ts";
import { orRedirect, redirectBeforePage, redirectsFor } from "./redirected.ts";
import { refuseVisitor } from "./refuse-visitor.ts";
import { showOut } from "./show-out.ts";
import { siteAddress, type SiteAddress } from "./site-address.ts";
import { siteBase } from "./site-base.ts";
import { visitorsFile } from "./visitors-file.ts";

type Cookies = { get(name: string): { readonly value: string } | undefined };

/**
 * The door of pages for one visitor: rendered at each click, never kept anywhere (S-49). A monitor has
 * one of its own.
 */
export async function draftSite(request: Request, cookies: Cookies): Promise<Response> {
  if (request.headers.has(bypassHeader)) return bypassedSite(request);
  const requestId = request.headers.get("x-gatehouse-request-id") ?? "";
  let asked = "/";
  let context: SiteContext = { name: "Website", path: "/", viewer: null, base: siteBase() };
  try {
    const stamp = await requireStamp(request.headers, { surface: "draft-site" });
    const address = siteAddress(stamp);
    const { organizationId } = stamp;
    asked = stamp.path;
    const organization = organizationId && (await findOrganizationById(organizationId));
    if (!organization || address === null) throw new NotFound();
    const principal = await findViewer(cookies, organization);
    if (principal === null) throw new Unauthenticated();
    const { name } = organization;
    context = { ...context, name, path: address.path, viewer: principal.kind };
    const caller = { principal, requestId, announce: () => Promise.resolve() };
    const wanted = { path: address.path, search: new URL(stamp.path, "http://site").search };
    const read = redirectsFor(caller);
    const file = await visitorsFile({ path: address.path, organization, caller });
    if (file !== null) return file;
    const show = async () =>
      unstoredHtml(await renderContent(context, await readFor(caller, address)));
    return (await redirectBeforePage(wanted, read)) ?? (await orRedirect(wanted, read, show));
  } catch (error) {
    if (error instanceof Unauthenticated) return showOut(asked);
    return refuseVisitor(error, context, { requestId });
  }
}

/** Drafts for whoever may see them, the published site for whoever may see that alone. */
async function readFor(caller: Caller, address: SiteAddress) {
  try {
    return await readDraftAddress(address, caller);
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error;
    return readPublishedAddress(address, caller);
  }
}
