import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { RoleDetail, RoleSummary } from "./role.ts";
import { adminRoles } from "./admin-roles.ts";

const LIST_MAX = 1_000;

/** A role as it is, whoever asks. */
export type StoredRole = Omit<RoleSummary, "givable">;

/** The organization's roles, its own before the system's, by name, in one statement; `where` names the organization and is about `roles t`. */
export function selectRoles(scope: Scope, where: Sql): Promise<StoredRole[]> {
  return scope.db.$queryRaw<StoredRole[]>`
    WITH RECURSIVE ${adminRoles(scope)}
    SELECT t.id, t.slug, t.name, t.description, t.system, t.revision,
      t.factor_required_at IS NOT NULL AS "requiresFactor", t.factor_grace_days AS "graceDays",
      t.id IN (SELECT id FROM admins) AS admin,
      (SELECT coalesce(json_agg(json_build_object('slug', r.slug, 'name', r.name)
          ORDER BY r.name, r.slug), '[]')
        FROM role_roles c JOIN roles r ON r.organization_id = c.organization_id AND r.id = c.contained_id
        WHERE c.organization_id = t.organization_id AND c.role_id = t.id) AS contains,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)
          ORDER BY p.name, p.id), '[]')
        FROM role_policies a JOIN policies p ON p.organization_id = a.organization_id AND p.id = a.policy_id
        WHERE a.organization_id = t.organization_id AND a.role_id = t.id) AS policies,
      (SELECT count(*)::int FROM member_roles m
        WHERE m.organization_id = t.organization_id AND m.role_id = t.id) AS "memberCount",
      (SELECT count(*)::int FROM domain_roles d
        WHERE d.organization_id = t.organization_id AND d.role_id = t.id) AS "domainCount"
    FROM roles t WHERE ${where}
    ORDER BY t.system, t.name, t.id LIMIT ${LIST_MAX}`;
}

/** One role. @throws NotFound when there is none here. */
export async function selectRole(scope: Scope, id: string): Promise<StoredRole> {
  const [role] = await selectRoles(
    scope,
    sql`t.organization_id = ${scope.organizationId}::uuid AND t.id = ${id}::uuid`,
  );
  if (role === undefined) throw new NotFound();
  return role;
}

type Holders = Pick<RoleDetail, "members" | "containedIn">;

/** Who holds a role directly, and which roles contain it. */
export async function selectHolders(
  { db, organizationId }: Scope,
  roleId: string,
): Promise<Holders> {
  const [holders] = await db.$queryRaw<Holders[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('id', m.id, 'email',
          member_email(m.accepted_at, m.invited_email, u.email), 'name',
          member_name(m.accepted_at, m.invited_as, u.name, u.email)) ORDER BY member_name(m.accepted_at, m.invited_as, u.name, u.email), m.id), '[]')
        FROM member_roles h
        JOIN members m ON m.organization_id = h.organization_id AND m.id = h.member_id
        JOIN users u ON u.id = m.user_id
        WHERE h.organization_id = ${organizationId}::uuid AND h.role_id = ${roleId}::uuid) AS members,
      (SELECT coalesce(json_agg(json_build_object('slug', r.slug, 'name', r.name)
          ORDER BY r.name, r.slug), '[]')
        FROM role_roles c JOIN roles r ON r.organization_id = c.organization_id AND r.id = c.role_id
        WHERE c.organization_id = ${organizationId}::uuid AND c.contained_id = ${roleId}::uuid
      ) AS "containedIn"`;
  return holders ?? { members: [], containedIn: [] };
}
