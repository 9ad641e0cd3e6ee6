import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { browserLabel } from "@/lib/site-access/browser-label.ts";
import type { ReportOrigin } from "@/lib/client-errors/client-report.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { findOrganizationByHost } from "@/lib/tenancy/directory.ts";
import { requireStamp } from "../stamp.ts";

/** Who reports: nobody in particular, but from a page of ours. */
export type ReportSender = {
  readonly requestId: string;
  readonly from: ReportOrigin;
  /** Whose host it is; null on the dashboard's. */
  readonly organizationId: OrganizationId | null;
  readonly address: string;
};

/**
 * Our pages always name their origin. A browser that reports by itself need not: Chromium does, with
 * `report-uri` and, without any Fetch Metadata, with the Reporting API; by the Fetch standard it is
 * `null` on a page that sends no referrer. From another website it would be named.
 */
type OriginDemand = "exact" | "if-any";

/**
 * Re-derives where a report comes from (first law): the wall's stamp is demanded, its organization
 * is not believed, and the sender must be a page of this very host.
 * @throws NotFound without a stamp or an organization; Forbidden from elsewhere.
 */
export async function reportSender(headers: Headers, demand: OriginDemand): Promise<ReportSender> {
  const stamp = await requireStamp(headers, { surface: "open-api", method: "POST" });
  const { PUBLIC_SCHEME, ROOT } = environment();
  const origin = `${PUBLIC_SCHEME}://${stamp.host}`;
  const named = headers.get("origin");
  const site = headers.get("sec-fetch-site") ?? "none";
  const isHidden = named === null || (named === "null" && site === "same-origin");
  const isOwn = named === origin || (demand === "if-any" && isHidden);
  if (!isOwn || !["same-origin", "none"].includes(site)) {
    throw new Forbidden("This report came from somewhere else.");
  }
  return {
    requestId: stamp.requestId,
    from: { origin, browser: browserLabel(headers.get("user-agent") ?? "") },
    organizationId: stamp.host === ROOT ? null : await organizationOf(stamp, ROOT),
    address: headers.get("x-gatehouse-address") ?? "",
  };
}

async function organizationOf(
  stamp: { readonly host: string; readonly organizationId: OrganizationId | null },
  root: string,
): Promise<OrganizationId> {
  const organization = await findOrganizationByHost(nameOf(stamp.host), nameOf(root));
  if (organization === null || organization.id !== stamp.organizationId) throw new NotFound();
  return organization.id;
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");
