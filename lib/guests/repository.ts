import type { Permit } from "@/lib/access/permit.ts";
import type { GuestId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** What decides about a guest who wants in. */
export type Entrance = {
  readonly level: "public" | "private" | "password";
  readonly passwordHash: string | null;
  readonly passwordVersion: number;
  /** What the maintenance page says; empty: our own words. */
  readonly maintenance: string;
  readonly backAt: Date | null;
};

/** The site's entrance; null when the organization has no site. */
export const findEntrance = (scope: Scope): Promise<Entrance | null> =>
  scope.db.siteAccess.findUnique({
    where: { organizationId: scope.organizationId },
    select: {
      ...{ level: true, passwordHash: true, passwordVersion: true },
      ...{ maintenance: true, backAt: true },
    },
  });

/** Whether the site still admits guests of this password, held so until the transaction ends. */
export async function holdEntrance(scope: Scope, passwordVersion: number): Promise<boolean> {
  const rows = await scope.db.$queryRaw<unknown[]>`
    SELECT 1 FROM site_access WHERE organization_id = ${scope.organizationId}::uuid
      AND level = 'password' AND password_version = ${passwordVersion} FOR SHARE`;
  return rows.length === 1;
}

export type Visit = {
  readonly id: GuestId;
  readonly passwordVersion: number;
  readonly expiresAt: Date;
  readonly userAgent: string;
};

/** Opens a visit, and drops those of this site that ended by themselves. */
export async function insertVisit(
  scope: Scope,
  _permit: Permit<"read">,
  visit: Visit,
): Promise<void> {
  const { organizationId } = scope;
  const now = new Date(scope.clock());
  await scope.db.guestSession.deleteMany({ where: { organizationId, expiresAt: { lte: now } } });
  await scope.db.guestSession.create({ data: { organizationId, ...visit, createdAt: now } });
}

/** Ends one visit. False when there was none. */
export async function deleteVisit(
  scope: Scope,
  _permit: Permit<"read">,
  id: GuestId,
): Promise<boolean> {
  const { count } = await scope.db.guestSession.deleteMany({
    where: { organizationId: scope.organizationId, id },
  });
  return count > 0;
}
