import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { DomainId } from "@/lib/kernel/ids.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { domainModel } from "./domain-model.ts";
import type { DomainDetail, DomainKey, DomainRole, DomainStatus, DomainSummary } from "./domain.ts";
import type { SigningKey } from "./signing-key.ts";

const LIST_MAX = 1_000;

const withRights = {
  roles: {
    select: { role: { select: { slug: true, name: true } } },
    orderBy: { role: { name: "asc" } },
  },
  policies: {
    select: { policy: { select: { id: true, name: true } } },
    orderBy: { policy: { name: "asc" } },
  },
} as const;

/**
 * The domains that the permit reaches with all that is known of them, by name, active ones first; at
 * most a thousand.
 */
export async function selectDomains(scope: Scope, permit: Permit): Promise<DomainSummary[]> {
  const { organizationId } = scope;
  const reached = await scope.db.$queryRaw<{ id: string }[]>(sql`
    SELECT t.id::text AS id FROM domains t WHERE ${wholeRows(scope, domainModel, permit.cases)}
    ORDER BY t.status, t.name, t.id LIMIT ${LIST_MAX}`);
  const rows = await scope.db.domain.findMany({
    where: { organizationId, id: { in: reached.map(({ id }) => id) } },
    include: withRights,
    orderBy: [{ status: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map(toSummary);
}

/** A domain, and of the permit's cases those that hold for it. */
export type LoadedDomain = {
  readonly id: string;
  readonly holding: readonly Case[];
  readonly domain: DomainDetail;
};

/** One domain with its keys, through the rules of the permit. @throws NotFound; Forbidden. */
export async function loadDomain(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedDomain> {
  const holding = await admittedCases(scope, domainModel, { id, permit });
  return { id, domain: await selectDomain(scope, id), holding };
}

/**
 * As `loadDomain`, held until the transaction ends: changes happen one after the other.
 * @NOTE Whoever changes what somebody holds waits for the organization first and for rows then, so
 * that no two wait for each other.
 */
export async function holdDomain(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedDomain> {
  await scope.db.$queryRaw`SELECT gatehouse_hold_roles(${scope.organizationId}::uuid)::text`;
  await scope.db.$queryRaw`
    SELECT 1 FROM domains
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return loadDomain(scope, { id }, permit);
}

async function selectDomain(scope: Scope, id: string): Promise<DomainDetail> {
  const row = await scope.db.domain.findUnique({
    where: { organizationId_id: { organizationId: scope.organizationId, id } },
    include: {
      ...withRights,
      keys: {
        select: { id: true, createdAt: true, lastUsedAt: true, revokedAt: true },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      },
    },
  });
  if (row === null) throw new NotFound();
  return {
    ...toSummary(row),
    origins: row.origins,
    ipRanges: row.ipRanges,
    signingKey: row.signingKey as SigningKey | null,
    keys: row.keys.map(toKey),
  };
}

type SummaryRow = {
  id: string;
  name: string;
  hostname: string;
  status: DomainStatus;
  roles: readonly { role: DomainRole }[];
  policies: readonly { policy: { id: string; name: string } }[];
  requestsPerMinute: number | null;
  createdAt: Date;
  removedAt: Date | null;
  lastUsedAt: Date | null;
};

const toSummary = (row: SummaryRow): DomainSummary => ({
  id: row.id as DomainId,
  name: row.name,
  hostname: row.hostname,
  status: row.status,
  roles: row.roles.map(({ role }) => role),
  policies: row.policies.map(({ policy }) => policy),
  requestsPerMinute: row.requestsPerMinute,
  createdAt: row.createdAt.toISOString(),
  removedAt: row.removedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

const toKey = (row: {
  id: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}): DomainKey => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
