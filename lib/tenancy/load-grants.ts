import { grantsOf, type Grants, type PermissionGrant } from "@/lib/access/grants.ts";
import type {
  DomainPrincipal,
  GuestPrincipal,
  MemberPrincipal,
  Principal,
  TokenPrincipal,
} from "@/lib/access/principal.ts";
import { SYSTEM_GRANTS } from "@/lib/access/system-grants.ts";
import type { Transaction } from "@/lib/db/client.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { sql } from "./sql.ts";

/** How long an access token lives at most, and so how long a removed domain keeps its access. */
const ACCESS_TOKEN_MS = 3_600_000;

type GrantRow = {
  present: boolean;
  admin: boolean | null;
  roles: string[] | null;
  permissions: PermissionGrant[] | null;
};

/**
 * What the principal's roles give it now. Looked up in every scope, so that suspending a member,
 * ending a session or taking a role away works at the next request.
 * @throws Unauthenticated when member, person, session or guest visit is no longer valid.
 */
export async function loadGrants(
  db: Transaction,
  principal: Principal,
  now: Date,
): Promise<Grants> {
  switch (principal.kind) {
    case "system":
      return grantsOf({
        admin: false,
        roles: [],
        permissions: SYSTEM_GRANTS[principal.purpose],
      });
    case "member":
      return fromRow(await memberRow(db, principal, now));
    case "token":
      return fromRow(await tokenRow(db, principal, now));
    case "domain":
      return fromRow(await domainRow(db, principal, now));
    case "guest":
      return fromRow(await guestRow(db, principal, now));
    case "anonymous":
      return fromRow(await publicRow(db));
  }
}

function fromRow(rows: readonly GrantRow[]): Grants {
  const row = rows[0];
  if (row?.present !== true) throw new Unauthenticated();
  return grantsOf({
    admin: row.admin === true,
    roles: row.roles ?? [],
    permissions: row.permissions ?? [],
  });
}

/** What the roles in `held` give; `present` when there is a row at all. */
const heldGrants = sql`
  SELECT EXISTS (SELECT 1 FROM held) AS present,
    (SELECT bool_or(admin) FROM held) AS admin,
    (SELECT array_agg(slug) FROM held WHERE slug IS NOT NULL) AS roles,
    (SELECT json_agg(json_build_object('collection', p.collection, 'action', p.action, 'fields', p.fields))
      FROM held h JOIN role_policies rp ON rp.organization_id = h.organization_id AND rp.role_id = h.id
      JOIN permissions p ON p.organization_id = rp.organization_id AND p.policy_id = rp.policy_id
    ) AS permissions`;

/**
 * @NOTE Sessions show themselves to their own person only, hence the second context setting. It ends
 * with the look-up: the scope shows this organization and nothing of the person's others.
 */
async function memberRow(
  db: Transaction,
  principal: MemberPrincipal,
  now: Date,
): Promise<GrantRow[]> {
  await db.$queryRaw`SELECT set_config('gatehouse.user_id', ${principal.userId}, true)`;
  const rows = await db.$queryRaw<GrantRow[]>`
    WITH held AS (
      SELECT r.* FROM members m
      JOIN users u ON u.id = m.user_id AND u.status = 'active'
      JOIN sessions s ON s.user_id = u.id AND s.id = ${principal.sessionId}::uuid
        AND s.revoked_at IS NULL AND s.expires_at > ${now}
      JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
      LEFT JOIN member_roles mr ON mr.organization_id = m.organization_id AND mr.member_id = m.id
      LEFT JOIN roles r ON r.organization_id = mr.organization_id AND r.id = mr.role_id
      WHERE m.organization_id = gatehouse_organization() AND m.id = ${principal.memberId}::uuid
        AND m.user_id = ${principal.userId}::uuid AND m.status = 'active'
    )
    ${heldGrants}`;
  await db.$queryRaw`SELECT set_config('gatehouse.user_id', '', true)`;
  return rows;
}

/** A token counts while it is neither revoked nor expired, of an active member and person. */
function tokenRow(db: Transaction, principal: TokenPrincipal, now: Date): Promise<GrantRow[]> {
  return db.$queryRaw<GrantRow[]>`
    WITH held AS (
      SELECT r.* FROM static_tokens t
      JOIN members m ON m.organization_id = t.organization_id AND m.id = t.member_id
        AND m.id = ${principal.memberId}::uuid AND m.status = 'active'
      JOIN users u ON u.id = m.user_id AND u.id = ${principal.userId}::uuid AND u.status = 'active'
      JOIN organizations o ON o.id = t.organization_id AND o.status = 'active'
      LEFT JOIN member_roles mr ON mr.organization_id = m.organization_id AND mr.member_id = m.id
      LEFT JOIN roles r ON r.organization_id = mr.organization_id AND r.id = mr.role_id
      WHERE t.organization_id = gatehouse_organization() AND t.id = ${principal.tokenId}
        AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ${now})
    )
    ${heldGrants}`;
}

/**
 * A domain counts while it is active, or was removed no longer ago than a token lives, and only for
 * a token of its present epoch. The role Admin gives it nothing.
 */
function domainRow(db: Transaction, principal: DomainPrincipal, now: Date): Promise<GrantRow[]> {
  const lastTokens = new Date(now.getTime() - ACCESS_TOKEN_MS);
  return db.$queryRaw<GrantRow[]>`
    WITH held AS (
      SELECT r.* FROM domains d
      JOIN organizations o ON o.id = d.organization_id AND o.status = 'active'
      LEFT JOIN domain_roles dr ON dr.organization_id = d.organization_id AND dr.domain_id = d.id
      LEFT JOIN roles r ON r.organization_id = dr.organization_id AND r.id = dr.role_id
      WHERE d.organization_id = gatehouse_organization() AND d.id = ${principal.domainId}::uuid
        AND d.epoch = ${principal.epoch}
        AND (d.status = 'active' OR (d.status = 'removed' AND d.removed_at > ${lastTokens}))
    )
    ${heldGrants}`;
}

/** A guest counts while the visit is unexpired, of the current password, and the level admits it. */
async function guestRow(
  db: Transaction,
  principal: GuestPrincipal,
  now: Date,
): Promise<GrantRow[]> {
  const [visit] = await db.$queryRaw<{ drafts: boolean }[]>`
    SELECT s.guests_see_drafts AS drafts FROM guest_sessions g
    JOIN organization_settings s ON s.organization_id = g.organization_id
    JOIN site_access a ON a.organization_id = g.organization_id
      AND a.level = 'password' AND a.password_version = g.password_version
    WHERE g.organization_id = gatehouse_organization() AND g.id = ${principal.guestId}::uuid
      AND g.expires_at > ${now}`;
  if (visit === undefined) return [];
  const rows = await systemRoleRow(db, "guest");
  return visit.drafts === true ? rows : rows.map(withoutDrafts);
}

/** The organization's setting narrows its guests to what is published (S-45). */
const withoutDrafts = (row: GrantRow): GrantRow => ({
  ...row,
  permissions: (row.permissions ?? []).filter(({ action }) => action !== "read-draft"),
});

/** A visitor counts while the site is public, by the database's own word. */
async function publicRow(db: Transaction): Promise<GrantRow[]> {
  const open = await db.$queryRaw<{ level: string }[]>`
    SELECT level::text FROM site_access
    WHERE organization_id = gatehouse_organization() AND level = 'public'`;
  return open.length === 0 ? [] : systemRoleRow(db, "public");
}

function systemRoleRow(db: Transaction, slug: "public" | "guest"): Promise<GrantRow[]> {
  return db.$queryRaw<GrantRow[]>`
    SELECT true AS present, false AS admin, array_agg(DISTINCT r.slug) AS roles,
      json_agg(json_build_object('collection', p.collection, 'action', p.action, 'fields', p.fields))
        FILTER (WHERE p.id IS NOT NULL) AS permissions
    FROM organizations o
    LEFT JOIN roles r ON r.organization_id = o.id AND r.slug = ${slug} AND r.system
    LEFT JOIN role_policies rp ON rp.organization_id = r.organization_id AND rp.role_id = r.id
    LEFT JOIN permissions p ON p.organization_id = rp.organization_id AND p.policy_id = rp.policy_id
    WHERE o.id = gatehouse_organization() AND o.status = 'active'
    GROUP BY o.id`;
}
