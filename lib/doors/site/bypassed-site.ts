import { findBypass } from "@/lib/gates/bypass/bypass-gate.ts";
import { bypassHeader, bypassRefusal, unshared } from "@/lib/gates/bypass/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { findOrganizationById } from "@/lib/tenancy/directory.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import type { SiteContext } from "@/lib/website/site-context.ts";
import { requireStamp } from "../stamp.ts";
import { unstoredHtml } from "./html-response.ts";
import { readPublishedAddress } from "./read-address.ts";
import { orRedirect, redirectBeforePage, redirectsFor } from "./redirected.ts";
import { refuseVisitor } from "./refuse-visitor.ts";
import { siteAddress } from "./site-address.ts";
import { siteBase } from "./site-base.ts";
import { visitorsFile } from "./visitors-file.ts";

/**
 * The door of monitors: the published website as everybody would see it, whatever its level, rendered
 * at each request and kept nowhere. A token that was revoked, or opens another website, gets the
 * answer that the wall gives to one that is none.
 */
export async function bypassedSite(request: Request): Promise<Response> {
  const requestId = request.headers.get("x-gatehouse-request-id") ?? "";
  let context: SiteContext = { name: "Website", path: "/", viewer: null, base: siteBase() };
  try {
    const stamp = await requireStamp(request.headers, { surface: "draft-site" });
    const address = siteAddress(stamp);
    if (stamp.organizationId === null) throw new NotFound();
    const judging = { secret: environment().GATEHOUSE_SECRET, now: systemClock() };
    const token = request.headers.get(bypassHeader) ?? "";
    const principal = await findBypass(token, stamp.organizationId, judging);
    const organization = principal && (await findOrganizationById(principal.organizationId));
    if (!organization) throw new Unauthenticated();
    if (address === null) throw new NotFound();
    context = { ...context, name: organization.name, path: address.path };
    const caller = { principal, requestId, announce: () => Promise.resolve() };
    const asked = { path: address.path, search: new URL(stamp.path, "http://site").search };
    const read = redirectsFor(caller);
    const file = await visitorsFile({ path: address.path, organization, caller });
    if (file !== null) return unshared(file);
    const show = async () =>
      unstoredHtml(await renderContent(context, await readPublishedAddress(address, caller)));
    return unshared(
      (await redirectBeforePage(asked, read)) ?? (await orRedirect(asked, read, show)),
    );
  } catch (error) {
    if (error instanceof Unauthenticated) return bypassRefusal();
    return unshared(await refuseVisitor(error, context, { requestId }));
  }
}
