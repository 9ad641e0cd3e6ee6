import type { Permit } from "@/lib/access/permit.ts";
import { principalName } from "@/lib/access/principal.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A hostname that an organization wants, and how far that has come. */
export type ClaimRow = {
  readonly hostname: string;
  readonly token: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly checkedAt: Date | null;
  readonly problem: string;
  readonly method: string | null;
  readonly provenAt: Date | null;
  readonly lostAt: Date | null;
};

/** All claims, by name. */
export const listClaims = (scope: Scope): Promise<ClaimRow[]> =>
  scope.db.hostnameClaim.findMany({
    where: { organizationId: scope.organizationId },
    orderBy: { hostname: "asc" },
  });

/** Keeps a new claim. @returns false where there is one of this hostname already. */
export async function insertClaim(
  scope: Scope,
  _permit: Permit<"update">,
  claim: { readonly hostname: string; readonly token: string },
): Promise<boolean> {
  const { count } = await scope.db.hostnameClaim.createMany({
    data: {
      ...claim,
      organizationId: scope.organizationId,
      createdAt: new Date(scope.clock()),
      createdBy: principalName(scope.principal),
    },
    skipDuplicates: true,
  });
  return count > 0;
}

/** Sees that an organization wants a hostname. @throws NotFound. */
export async function requireClaim(scope: Scope, hostname: string): Promise<void> {
  const where = { organizationId: scope.organizationId, hostname };
  if ((await scope.db.hostnameClaim.count({ where })) === 0) throw new NotFound();
}

/** A claim, held until the transaction ends. @throws NotFound. */
export async function holdClaim(scope: Scope, hostname: string): Promise<ClaimRow> {
  const where = { organizationId: scope.organizationId, hostname };
  await scope.db.$queryRaw`SELECT 1 FROM hostname_claims
    WHERE organization_id = ${scope.organizationId}::uuid AND hostname = ${hostname} FOR UPDATE`;
  const row = await scope.db.hostnameClaim.findFirst({ where });
  if (row === null) throw new NotFound();
  return row;
}

/** Notes what a look at the host found. */
export async function saveLook(
  scope: Scope,
  _permit: Permit<"update">,
  { hostname, ...found }: Pick<ClaimRow, "hostname" | "problem" | "method" | "provenAt" | "lostAt">,
): Promise<void> {
  await scope.db.hostnameClaim.updateMany({
    where: { organizationId: scope.organizationId, hostname },
    data: { ...found, checkedAt: new Date(scope.clock()) },
  });
}

/**
 * Makes a proven hostname the organization's: of all who have proven it at once, one has it.
 * @returns `new` where it is from now on, `known` where it was, `taken` where it is somebody else's.
 */
export async function takeHost(
  scope: Scope,
  _permit: Permit<"update">,
  hostname: string,
): Promise<"new" | "known" | "taken"> {
  const { organizationId } = scope;
  const count = await scope.db.$executeRaw`
    INSERT INTO hostnames (organization_id, hostname, "primary")
    VALUES (${organizationId}::uuid, ${hostname}, false) ON CONFLICT DO NOTHING`;
  if (count > 0) return "new";
  return (await isServed(scope, hostname)) ? "known" : "taken";
}

/** Whether the website is served under a hostname. */
export const isServed = async (scope: Scope, hostname: string): Promise<boolean> =>
  (await scope.db.hostname.count({
    where: { organizationId: scope.organizationId, hostname },
  })) > 0;

/** Gives a hostname up, served or not. @returns whether it was served. */
export async function dropHost(
  scope: Scope,
  _permit: Permit<"update">,
  hostname: string,
): Promise<{ readonly served: boolean; readonly claimed: boolean }> {
  const where = { organizationId: scope.organizationId, hostname };
  const claims = await scope.db.hostnameClaim.deleteMany({ where });
  const hosts = await scope.db.hostname.deleteMany({ where });
  return { served: hosts.count > 0, claimed: claims.count > 0 };
}

/** Makes one hostname the primary one; null: none is. */
export async function markPrimary(
  scope: Scope,
  _permit: Permit<"update">,
  hostname: string | null,
): Promise<void> {
  const { organizationId } = scope;
  await scope.db.hostname.updateMany({
    where: { organizationId, primary: true },
    data: { primary: false },
  });
  if (hostname === null) return;
  const where = { organizationId, hostname };
  const { count } = await scope.db.hostname.updateMany({ where, data: { primary: true } });
  if (count === 0) throw new NotFound();
}
