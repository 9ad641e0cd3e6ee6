import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { siteSourcesSchema, type SiteSources } from "./site-sources.ts";
import type { SiteLevel } from "./schemas.ts";

/** A row of site_access. */
export type SiteAccessRow = {
  readonly level: SiteLevel;
  readonly passwordHash: string | null;
  readonly passwordVersion: number;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly confirmed: number;
  readonly confirmedAt: Date | null;
  readonly sources: SiteSources;
  /** What the maintenance page says; empty: our own words. */
  readonly maintenance: string;
  readonly backAt: Date | null;
  readonly goneHosts: readonly string[];
};

/** The organization's access row. @throws NotFound when the organization has no site. */
export async function getSite(scope: Scope): Promise<SiteAccessRow> {
  const { organizationId } = scope;
  const row = await scope.db.siteAccess.findUnique({ where: { organizationId } });
  if (row === null) throw new NotFound("This organization has no website.");
  return { ...row, sources: siteSourcesSchema.parse(row.sources) };
}

/** The same, held until the transaction ends: changes of one site happen one after the other. */
export async function getSiteForChange(scope: Scope): Promise<SiteAccessRow> {
  await scope.db.$queryRaw`
    SELECT 1 FROM site_access WHERE organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  return getSite(scope);
}

/** What a change leaves behind; versions only ever grow. */
export type SiteChange = {
  readonly level: SiteLevel;
  readonly passwordHash: string | null;
  readonly passwordVersion: number;
  readonly version: number;
  readonly changedBy: string;
};

/** Writes a change of the site. */
export async function saveSite(
  scope: Scope,
  _permit: Permit<"update">,
  change: SiteChange,
): Promise<void> {
  await scope.db.siteAccess.update({
    where: { organizationId: scope.organizationId },
    data: { ...change, changedAt: new Date(scope.clock()) },
  });
}

/** Writes what the website's policy admits besides its own host, as another version of the site. */
export async function saveSources(
  scope: Scope,
  _permit: Permit<"update">,
  change: Pick<SiteChange, "version" | "changedBy"> & { readonly sources: SiteSources },
): Promise<void> {
  await scope.db.siteAccess.update({
    where: { organizationId: scope.organizationId },
    data: { ...change, changedAt: new Date(scope.clock()) },
  });
}

/** Makes another version of the site of what is said of it elsewhere, such as its hosts. */
export async function renewSite(
  scope: Scope,
  _permit: Permit<"update">,
  change: Pick<SiteChange, "version" | "changedBy"> & { readonly goneHosts: readonly string[] },
): Promise<void> {
  await scope.db.siteAccess.update({
    where: { organizationId: scope.organizationId },
    data: { ...change, goneHosts: [...change.goneHosts], changedAt: new Date(scope.clock()) },
  });
}

/** Writes what the maintenance page says. */
export async function saveMaintenance(
  scope: Scope,
  _permit: Permit<"update">,
  said: Pick<SiteAccessRow, "maintenance" | "backAt">,
): Promise<void> {
  await scope.db.siteAccess.update({
    where: { organizationId: scope.organizationId },
    data: said,
  });
}

/** Notes that a read-back found this version in the record store. False when that was known. */
export async function saveConfirmation(
  scope: Scope,
  _permit: Permit<"update">,
  version: number,
): Promise<boolean> {
  const { count } = await scope.db.siteAccess.updateMany({
    where: { organizationId: scope.organizationId, confirmed: { lt: version } },
    data: { confirmed: version, confirmedAt: new Date(scope.clock()) },
  });
  return count > 0;
}

/** A hostname that the site is served under. */
export type SiteHost = { readonly hostname: string; readonly primary: boolean };

/** Lower-case hostnames of the site, the primary one first. */
export async function listHosts(scope: Scope): Promise<SiteHost[]> {
  return scope.db.hostname.findMany({
    where: { organizationId: scope.organizationId },
    select: { hostname: true, primary: true },
    orderBy: [{ primary: "desc" }, { hostname: "asc" }],
  });
}

export type GuestRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
};

/** Open visits: unexpired and of the current password. */
const openVisits = (scope: Scope, passwordVersion: number) => ({
  organizationId: scope.organizationId,
  passwordVersion,
  expiresAt: { gt: new Date(scope.clock()) },
});

/** How many visits are open. */
export const countGuests = (scope: Scope, passwordVersion: number): Promise<number> =>
  scope.db.guestSession.count({ where: openVisits(scope, passwordVersion) });

/** The newest open visits, at most `limit`. */
export const listOpenVisits = (
  scope: Scope,
  passwordVersion: number,
  limit: number,
): Promise<GuestRow[]> =>
  scope.db.guestSession.findMany({
    where: openVisits(scope, passwordVersion),
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: limit,
  });

/** Ends every visit of the site. @returns how many of them were still open. */
export async function endVisits(
  scope: Scope,
  _permit: Permit<"update">,
  passwordVersion: number,
): Promise<number> {
  const open = await countGuests(scope, passwordVersion);
  await scope.db.guestSession.deleteMany({ where: { organizationId: scope.organizationId } });
  return open;
}
