import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { findOrganizationByHost, type OrganizationEntry } from "@/lib/tenancy/directory.ts";
import { requireStamp } from "../stamp.ts";

/** A request to an organization's own host, before anybody is known. */
export type SiteRequest = {
  readonly organization: OrganizationEntry;
  readonly requestId: string;
  /** Host as the browser wrote it, with port. */
  readonly host: string;
  /** Path and query as they arrived. */
  readonly path: string;
  /** Network address of who asks, as the wall saw it. */
  readonly address: string;
  readonly userAgent: string;
  readonly judging: Judging;
};

type ReadableHeaders = { get(name: string): string | null };

/**
 * Re-derives whose host a request of a visitor came to (first law): the wall's stamp
 * is demanded, its organization is not believed.
 * @throws NotFound without a stamp or an organization; Unavailable without the database.
 */
export async function siteRequest(
  headers: ReadableHeaders,
  method: "GET" | "POST",
  surface: "maintenance" | "link" | "form" = "maintenance",
): Promise<SiteRequest> {
  const stamp = await requireStamp(headers, { surface, method });
  const { GATEHOUSE_SECRET: secret, ROOT } = environment();
  const organization = await findOrganizationByHost(nameOf(stamp.host), nameOf(ROOT));
  if (organization === null || organization.id !== stamp.organizationId) throw new NotFound();
  return {
    organization,
    requestId: stamp.requestId,
    host: stamp.host,
    path: stamp.path,
    address: headers.get("x-gatehouse-address") ?? "",
    userAgent: headers.get("user-agent") ?? "",
    judging: { secret, now: systemClock() },
  };
}

/**
 * Refuses what was not sent by a page of this very host. Other organizations' hosts are the same
 * site to a browser, so origins are compared whole.
 * @throws Forbidden.
 */
export function requireOwnPage(headers: ReadableHeaders, { host }: SiteRequest): void {
  const own = `${environment().PUBLIC_SCHEME}://${host}`;
  if (headers.get("origin") !== own) throw new Forbidden("This form came from somewhere else.");
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");
