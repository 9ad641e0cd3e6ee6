import type { MemberStatus } from "@/lib/members/member.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Attribute, Attributes } from "./compile-filter.ts";
import type { Page, ProvisionedUser } from "./provisioned.ts";

const email = sql`member_email(t.accepted_at, t.invited_email, u.email)`;
const userName = sql`coalesce(p.user_name, ${email})`;
const displayName = sql`coalesce(p.display_name,
  member_name(t.accepted_at, t.invited_as, u.name, u.email))`;
const text = (value: Sql): Attribute => ({ sql: value, kind: "text" });
const exact = (value: Sql): Attribute => ({ sql: value, kind: "exact" });

/** What identity systems may ask of users. */
export const USER_ATTRIBUTES: Attributes = new Map([
  ["id", exact(sql`t.id::text`)],
  ["externalid", exact(sql`p.external_id`)],
  ["username", text(userName)],
  ["displayname", text(displayName)],
  ["name.givenname", text(sql`p.given_name`)],
  ["name.familyname", text(sql`p.family_name`)],
  ["emails", text(email)],
  ["emails.value", text(email)],
  ["active", { sql: sql`t.status <> 'suspended'`, kind: "boolean" }],
]);

const FROM = sql`members t JOIN users u ON u.id = t.user_id
  LEFT JOIN provisioned_names p ON p.organization_id = t.organization_id AND p.member_id = t.id`;

type Row = Omit<ProvisionedUser, "createdAt" | "changedAt"> & {
  readonly status: MemberStatus;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

type Asked = { readonly where: Sql; readonly limit: number; readonly offset: number };

/** Members in the order in which they came; `where` names the organization and is about `members t`. */
export async function selectUsers(scope: Scope, asked: Asked): Promise<Page<ProvisionedUser>> {
  const { where, limit, offset } = asked;
  const [counted] = await scope.db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM ${FROM} WHERE ${where}`;
  const rows = await scope.db.$queryRaw<Row[]>`
    SELECT t.id, ${userName} AS "userName", p.external_id AS "externalId",
      ${displayName} AS "displayName", p.given_name AS "givenName",
      p.family_name AS "familyName", ${email} AS email, t.status::text AS status,
      t.created_at AS "createdAt",
      greatest(t.created_at, t.accepted_at, p.changed_at) AS "changedAt",
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY r.name, r.id), '[]')
        FROM member_roles h JOIN roles r ON r.organization_id = h.organization_id AND r.id = h.role_id
        WHERE h.organization_id = t.organization_id AND h.member_id = t.id) AS roles
    FROM ${FROM} WHERE ${where}
    ORDER BY t.created_at, t.id LIMIT ${limit} OFFSET ${offset}`;
  const items = rows.map(({ createdAt, changedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  }));
  return { items, total: counted?.total ?? 0 };
}
