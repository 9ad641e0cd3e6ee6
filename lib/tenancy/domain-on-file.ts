import type { DomainId, OrganizationId } from "@/lib/kernel/ids.ts";
import { domainTermsSql } from "./given-sql.ts";
import { askTogether, sql } from "./sql.ts";

/** What is on file of a partner's domain, in an organization that is active. */
export type DomainOnFile = {
  readonly organizationId: OrganizationId;
  readonly organizationSlug: string;
  readonly domainId: DomainId;
  readonly hostname: string;
  readonly status: "active" | "removed" | "revoked";
  readonly removedAt: Date | null;
  readonly epoch: number;
  /** Null: no limit of its own. */
  readonly requestsPerMinute: number | null;
  readonly origins: readonly string[];
  /** CIDR; none: from anywhere. */
  readonly ipRanges: readonly string[];
  /** Ed25519 public JWK that its requests must be signed with; null: none. */
  readonly signingKey: unknown;
  /** The same of the organization's proxy, which every request must come by (S-29). */
  readonly proxyKey: unknown;
  /** A digest of all this: as long as it is the same, so is the record. */
  readonly terms: string;
};

/**
 * What is on file of a domain, whatever its status, in an active organization; null when there is none.
 * For a gate, which precedes every scope; one round trip.
 */
export async function domainOnFile(
  organizationId: OrganizationId,
  domainId: DomainId,
): Promise<DomainOnFile | null> {
  const [, rows = []] = await askTogether([
    sql`SELECT set_config('gatehouse.organization_id', ${organizationId}, true)`,
    sql`SELECT d.organization_id AS "organizationId", o.slug AS "organizationSlug",
        d.id AS "domainId", d.hostname, d.status::text AS status, d.removed_at AS "removedAt",
        d.epoch, d.requests_per_minute AS "requestsPerMinute", d.origins,
        d.ip_ranges AS "ipRanges", d.signing_key AS "signingKey", s.api_proxy_key AS "proxyKey",
        ${domainTermsSql} AS terms
      FROM domains d
      JOIN organizations o ON o.id = d.organization_id AND o.status = 'active'
      LEFT JOIN organization_settings s ON s.organization_id = d.organization_id
      WHERE d.organization_id = gatehouse_organization() AND d.id = ${domainId}::uuid`,
  ]);
  const [row = null] = rows as unknown as readonly DomainOnFile[];
  return row;
}
