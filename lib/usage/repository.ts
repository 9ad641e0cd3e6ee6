import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { UsageCount } from "./usage-count.ts";

/**
 * Adds counts in one statement. Domains that are not the organization's are passed over, and so is
 * the time of use of a domain that somebody is changing right now.
 * @NOTE In the order of their keys: two processes that lock the same rows in different order would
 * wait for each other.
 */
export async function addUsage(
  scope: Scope,
  _permit: Permit<"update">,
  counts: readonly UsageCount[],
): Promise<void> {
  const { organizationId } = scope;
  await scope.db.$executeRaw`
    WITH given AS (
      SELECT g.domain_id, g.hour, sum(g.requests)::int AS requests, sum(g.limited)::int AS limited,
        sum(g.failed)::int AS failed, max(g.last_at) AS last_at
      FROM jsonb_to_recordset(${JSON.stringify(counts.map(rowOf))}::jsonb)
        AS g (domain_id uuid, hour timestamptz, requests int, limited int, failed int,
              last_at timestamptz)
      JOIN domains d ON d.organization_id = ${organizationId}::uuid AND d.id = g.domain_id
      GROUP BY g.domain_id, g.hour
    ), used AS (
      SELECT domain_id, max(last_at) AS at FROM given GROUP BY domain_id
    ), free AS (
      SELECT d.id FROM domains d JOIN used u ON u.domain_id = d.id
      WHERE d.organization_id = ${organizationId}::uuid
        AND (d.last_used_at IS NULL OR d.last_used_at < u.at)
      ORDER BY d.id FOR NO KEY UPDATE OF d SKIP LOCKED
    ), noted AS (
      UPDATE domains d SET last_used_at = u.at FROM used u, free f
      WHERE d.organization_id = ${organizationId}::uuid AND d.id = u.domain_id AND d.id = f.id
    )
    INSERT INTO domain_usage AS held (organization_id, domain_id, hour, requests, limited, failed)
    SELECT ${organizationId}::uuid, domain_id, hour, requests, limited, failed
    FROM given ORDER BY domain_id, hour
    ON CONFLICT (organization_id, domain_id, hour) DO UPDATE SET
      requests = held.requests + excluded.requests,
      limited = held.limited + excluded.limited,
      failed = held.failed + excluded.failed`;
}

const rowOf = ({ domainId, hour, requests, limited, failed, lastAt }: UsageCount) => ({
  domain_id: domainId,
  hour: new Date(hour),
  requests,
  limited,
  failed,
  last_at: new Date(lastAt),
});

/** What was counted in one step of time (UTC). */
export type UsageSum = {
  readonly at: Date;
  readonly requests: number;
  readonly limited: number;
  readonly failed: number;
};

export type UsageSpan = {
  readonly domainId: string | null;
  /** Which domains `t` the caller may look at. */
  readonly reached: Sql;
  readonly from: Date;
  /** The first instant that is not asked for. */
  readonly to: Date;
  readonly step: "hour" | "day";
};

/** Sums by hour or day, of one domain or of all; steps in which nothing happened are left out. */
export async function sumUsage(scope: Scope, span: UsageSpan): Promise<UsageSum[]> {
  const { domainId, reached, from, to, step } = span;
  return scope.db.$queryRaw<UsageSum[]>(sql`
    SELECT date_trunc(${step}, hour, 'UTC') AS at, sum(requests)::float8 AS requests,
      sum(limited)::float8 AS limited, sum(failed)::float8 AS failed
    FROM domain_usage
    WHERE organization_id = ${scope.organizationId}::uuid AND hour >= ${from} AND hour < ${to}
      AND (${domainId}::uuid IS NULL OR domain_id = ${domainId}::uuid)
      AND domain_id IN (SELECT t.id FROM domains t WHERE ${reached})
    GROUP BY 1 ORDER BY 1`);
}

/** @throws NotFound when the domain is not among those that are reached. */
export async function requireDomain(scope: Scope, id: string, reached: Sql): Promise<void> {
  const found = await scope.db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM domains t WHERE ${reached} AND t.id = ${id}::uuid`);
  if (found.length === 0) throw new NotFound();
}
