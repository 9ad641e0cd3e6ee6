import { NotFound } from "@/lib/kernel/errors.ts";
import type { DomainId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
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

/** The organization's domains by name, active ones first; at most a thousand. */
export async function selectDomains(scope: Scope): Promise<DomainSummary[]> {
  const rows = await scope.db.domain.findMany({
    where: { organizationId: scope.organizationId },
    include: withRights,
    orderBy: [{ status: "asc" }, { name: "asc" }, { id: "asc" }],
    take: LIST_MAX,
  });
  return rows.map(toSummary);
}

/** One domain with its keys. @throws NotFound when there is none here. */
export async function selectDomain(scope: Scope, id: string): Promise<DomainDetail> {
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

/** As `selectDomain`, held until the transaction ends: changes happen one after the other. */
export async function holdDomain(scope: Scope, { id }: { id: string }): Promise<DomainDetail> {
  await scope.db.$queryRaw`
    SELECT 1 FROM domains
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return selectDomain(scope, id);
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
