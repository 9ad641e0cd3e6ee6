import { sql, type Sql } from "./sql.ts";

/** The state of roles, policies and collections. */
export const epochSql = sql`(SELECT epoch::text FROM policy_epochs
  WHERE organization_id = gatehouse_organization()) AS epoch`;

/** In the place of a person. */
export const nobodySql = sql`NULL AS "user", '' AS name, '' AS email`;

/** What a member `m` of a person `u` was given. */
export const givenToMember = sql`
  ARRAY(SELECT mr.role_id::text FROM member_roles mr
    WHERE mr.organization_id = gatehouse_organization() AND mr.member_id = m.id
    ORDER BY mr.role_id) AS roles,
  ARRAY(SELECT mp.policy_id::text FROM member_policies mp
    WHERE mp.organization_id = gatehouse_organization() AND mp.member_id = m.id
    ORDER BY mp.policy_id) AS policies,
  ${epochSql}, u.id::text AS "user", u.name, u.email, true AS "seesDrafts"`;

/** What a domain `d` was given. */
export const givenToDomain = sql`
  ARRAY(SELECT dr.role_id::text FROM domain_roles dr
    WHERE dr.organization_id = gatehouse_organization() AND dr.domain_id = d.id
    ORDER BY dr.role_id) AS roles,
  ARRAY(SELECT dp.policy_id::text FROM domain_policies dp
    WHERE dp.organization_id = gatehouse_organization() AND dp.domain_id = d.id
    ORDER BY dp.policy_id) AS policies,
  ${epochSql}, ${nobodySql}, true AS "seesDrafts"`;

/** What a system role was given: itself alone. */
export const givenToVisitors = (slug: "public" | "guest"): Sql => sql`
  ARRAY(SELECT r.id::text FROM roles r
    WHERE r.organization_id = o.id AND r.slug = ${slug} AND r.system) AS roles,
  '{}'::text[] AS policies, ${epochSql}, ${nobodySql}`;

/**
 * A digest of all that the door of the API asks about a domain `d` of an organization `o` with the
 * settings `s`: as long as it is the same, so is what the door would find.
 */
export const domainTermsSql: Sql = sql`encode(sha256(convert_to(ROW(d.status, d.removed_at, d.epoch,
  d.hostname, d.requests_per_minute, d.origins, d.ip_ranges, d.signing_key, o.slug,
  s.api_proxy_key)::text, 'UTF8')), 'base64')`;
