import { NotFound } from "@/lib/kernel/errors.ts";
import type { MemberId, UserId } from "@/lib/kernel/ids.ts";
import { adminRoles } from "@/lib/roles/admin-roles.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { MemberStatus, MemberSummary } from "./member.ts";

const LIST_MAX = 1_000;

/** The organization's members by name, at most a thousand, in one statement; `where` names the organization and is about `members t`. */
export async function selectMembers(scope: Scope, where: Sql): Promise<MemberSummary[]> {
  const { organizationId } = scope;
  const rows = await scope.db.$queryRaw<MemberRow[]>`
    WITH RECURSIVE ${adminRoles(scope)}, held AS (
      SELECT m.member_id, json_agg(json_build_object('slug', r.slug, 'name', r.name,
          'admin', r.id IN (SELECT id FROM admins)) ORDER BY r.name, r.slug) AS roles
      FROM member_roles m JOIN roles r ON r.organization_id = m.organization_id AND r.id = m.role_id
      WHERE m.organization_id = ${organizationId}::uuid GROUP BY m.member_id
    ), attached AS (
      SELECT m.member_id, json_agg(json_build_object('id', p.id, 'name', p.name)
        ORDER BY p.name, p.id) AS policies
      FROM member_policies m
      JOIN policies p ON p.organization_id = m.organization_id AND p.id = m.policy_id
      WHERE m.organization_id = ${organizationId}::uuid GROUP BY m.member_id
    )
    SELECT t.id, t.user_id AS "userId", t.status::text AS status,
      member_email(t.accepted_at, t.invited_email, u.email) AS email,
      member_name(t.accepted_at, t.invited_as, u.name, u.email) AS name, t.created_at AS "createdAt",
      CASE WHEN t.accepted_at IS NOT NULL THEN u.password_hash IS NOT NULL END AS "canSignIn",
      t.accepted_at IS NOT NULL AND u.factor_since IS NOT NULL AS "hasFactor",
      CASE WHEN t.accepted_at IS NOT NULL THEN u.signed_in_at END AS "signedInAt", coalesce(held.roles, '[]') AS roles,
      coalesce(attached.policies, '[]') AS policies,
      (SELECT max(a.occurred_at) FROM audit_events a
        WHERE a.organization_id = t.organization_id AND a.actor_id = t.user_id) AS "lastSeenAt"
    FROM members t JOIN users u ON u.id = t.user_id
    LEFT JOIN held ON held.member_id = t.id LEFT JOIN attached ON attached.member_id = t.id
    WHERE ${where}
    ORDER BY name, t.id LIMIT ${LIST_MAX}`;
  return rows.map((row) => toSummary(scope, row));
}

/** One member. @throws NotFound when there is none here. */
export async function selectMember(scope: Scope, id: string): Promise<MemberSummary> {
  const [member] = await selectMembers(
    scope,
    sql`t.organization_id = ${scope.organizationId}::uuid AND t.id = ${id}::uuid`,
  );
  if (member === undefined) throw new NotFound();
  return member;
}

type MemberRow = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly status: MemberStatus;
  readonly createdAt: Date;
  readonly canSignIn: boolean | null;
  readonly hasFactor: boolean;
  readonly lastSeenAt: Date | null;
  readonly signedInAt: Date | null;
  readonly roles: MemberSummary["roles"];
  readonly policies: MemberSummary["policies"];
};

function toSummary({ principal }: Scope, row: MemberRow): MemberSummary {
  return {
    ...row,
    id: row.id as MemberId,
    userId: row.userId as UserId,
    admin: row.roles.some(({ admin }) => admin),
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    signedInAt: row.signedInAt?.toISOString() ?? null,
    self: "memberId" in principal && principal.memberId === row.id,
  };
}
