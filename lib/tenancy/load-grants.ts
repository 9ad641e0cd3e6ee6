import { withFieldNames, type FieldNames } from "@/lib/access/field-names.ts";
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
  direct_roles: string[] | null;
  policies: string[] | null;
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
  names: FieldNames,
): Promise<Grants> {
  const fromRow = (rows: readonly GrantRow[]) => grantsIn(rows, names);
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

function grantsIn(rows: readonly GrantRow[], names: FieldNames): Grants {
  const row = rows[0];
  if (row?.present !== true) throw new Unauthenticated();
  return grantsOf({
    admin: row.admin === true,
    roles: row.roles ?? [],
    directRoles: row.direct_roles ?? [],
    policies: row.policies ?? [],
    permissions: (row.permissions ?? []).map((one) => withFieldNames(one, names)),
  });
}

/**
 * What the principal in `who` holds: its direct roles, those that they contain at whatever depth, the
 * policies of all of them and those that are its own. `present` when there is a principal at all.
 */
const heldGrants = sql`
  reached AS (
    SELECT role_id FROM direct
    UNION SELECT rr.contained_id FROM reached
    JOIN role_roles rr ON rr.organization_id = gatehouse_organization() AND rr.role_id = reached.role_id
  ),
  held AS (
    SELECT r.id, r.slug, r.admin FROM reached JOIN roles r ON r.organization_id = gatehouse_organization() AND r.id = reached.role_id
  ),
  policies AS (
    SELECT rp.policy_id FROM held
    JOIN role_policies rp ON rp.organization_id = gatehouse_organization() AND rp.role_id = held.id
    UNION SELECT policy_id FROM own_policies
  )
  SELECT EXISTS (SELECT 1 FROM who) AS present,
    (SELECT bool_or(admin) FROM held) AS admin,
    (SELECT array_agg(slug ORDER BY slug) FROM held) AS roles,
    (SELECT array_agg(slug ORDER BY slug) FROM held
      WHERE id IN (SELECT role_id FROM direct)) AS direct_roles,
    (SELECT array_agg(policy_id::text ORDER BY policy_id) FROM policies) AS policies,
    (SELECT json_agg(json_build_object(
        'id', p.id, 'collection', p.collection, 'action', p.action, 'fields', p.fields,
        'rule', p.rule, 'validation', p.validation, 'presets', p.presets))
      FROM policies JOIN permissions p ON p.organization_id = gatehouse_organization()
        AND p.policy_id = policies.policy_id
    ) AS permissions`;

/** A member's roles and own policies, where `who` names the member. */
const ofMember = sql`
  direct AS (
    SELECT mr.role_id FROM who JOIN member_roles mr
      ON mr.organization_id = gatehouse_organization() AND mr.member_id = who.id
  ),
  own_policies AS (
    SELECT mp.policy_id FROM who JOIN member_policies mp
      ON mp.organization_id = gatehouse_organization() AND mp.member_id = who.id
  )`;

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
    WITH RECURSIVE who AS (
      SELECT m.id FROM members m
      JOIN users u ON u.id = m.user_id AND u.status = 'active'
      JOIN sessions s ON s.user_id = u.id AND s.id = ${principal.sessionId}::uuid
        AND s.revoked_at IS NULL AND s.expires_at > ${now}
      JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
      WHERE m.organization_id = gatehouse_organization() AND m.id = ${principal.memberId}::uuid
        AND m.user_id = ${principal.userId}::uuid AND m.status = 'active'
    ), ${ofMember}, ${heldGrants}`;
  await db.$queryRaw`SELECT set_config('gatehouse.user_id', '', true)`;
  return rows;
}

/** A token counts while it is neither revoked nor expired, of an active member and person. */
function tokenRow(db: Transaction, principal: TokenPrincipal, now: Date): Promise<GrantRow[]> {
  return db.$queryRaw<GrantRow[]>`
    WITH RECURSIVE who AS (
      SELECT m.id FROM static_tokens t
      JOIN members m ON m.organization_id = t.organization_id AND m.id = t.member_id
        AND m.id = ${principal.memberId}::uuid AND m.status = 'active'
      JOIN users u ON u.id = m.user_id AND u.id = ${principal.userId}::uuid AND u.status = 'active'
      JOIN organizations o ON o.id = t.organization_id AND o.status = 'active'
      WHERE t.organization_id = gatehouse_organization() AND t.id = ${principal.tokenId}
        AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ${now})
    ), ${ofMember}, ${heldGrants}`;
}

/**
 * A domain counts while it is active, or was removed no longer ago than a token lives, and only for
 * a token of its present epoch. The role Admin gives it nothing.
 */
function domainRow(db: Transaction, principal: DomainPrincipal, now: Date): Promise<GrantRow[]> {
  const lastTokens = new Date(now.getTime() - ACCESS_TOKEN_MS);
  return db.$queryRaw<GrantRow[]>`
    WITH RECURSIVE who AS (
      SELECT d.id FROM domains d
      JOIN organizations o ON o.id = d.organization_id AND o.status = 'active'
      WHERE d.organization_id = gatehouse_organization() AND d.id = ${principal.domainId}::uuid
        AND d.epoch = ${principal.epoch}
        AND (d.status = 'active' OR (d.status = 'removed' AND d.removed_at > ${lastTokens}))
    ),
    direct AS (
      SELECT dr.role_id FROM who JOIN domain_roles dr
        ON dr.organization_id = gatehouse_organization() AND dr.domain_id = who.id
    ),
    own_policies AS (
      SELECT dp.policy_id FROM who JOIN domain_policies dp
        ON dp.organization_id = gatehouse_organization() AND dp.domain_id = who.id
    ), ${heldGrants}`;
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
    WITH RECURSIVE who AS (
      SELECT id FROM organizations WHERE id = gatehouse_organization() AND status = 'active'
    ),
    direct AS (
      SELECT r.id AS role_id FROM who JOIN roles r
        ON r.organization_id = who.id AND r.slug = ${slug} AND r.system
    ),
    own_policies AS (SELECT NULL::uuid AS policy_id WHERE false), ${heldGrants}`;
}
