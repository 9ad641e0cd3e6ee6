import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { memberModel } from "@/lib/members/member-model.ts";
import { wholeRows, type TableModel } from "@/lib/query/table-source.ts";
import { roleModel } from "@/lib/roles/role-model.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Attributes } from "./compile-filter.ts";
import type { Page, ProvisionedGroup } from "./provisioned.ts";

/** What identity systems may ask of groups, within this scope: of members those that one may read. */
export function groupAttributes(scope: Scope): Attributes {
  const holds = (value: string): Sql => sql`EXISTS (SELECT 1 FROM member_roles h
    JOIN members t ON t.organization_id = h.organization_id AND t.id = h.member_id
    WHERE h.organization_id = g.organization_id AND h.role_id = g.id
      AND t.id::text = ${value} AND ${readableMembers(scope)})`;
  return new Map([
    ["id", { sql: sql`g.id::text`, kind: "exact" }],
    ["displayname", { sql: sql`g.name`, kind: "text" }],
    ["externalid", { sql: sql`p.external_id`, kind: "exact" }],
    ["members", { sql: sql`g.id::text`, kind: "exact", holds }],
    ["members.value", { sql: sql`g.id::text`, kind: "exact", holds }],
  ]);
}

type Asked = { readonly where: Sql; readonly limit: number; readonly offset: number };

/**
 * Roles as groups, by name; `where` is about `roles g` and names `p`. What visitors and guests hold by
 * themselves is no group of people.
 */
export async function selectGroups(scope: Scope, asked: Asked): Promise<Page<ProvisionedGroup>> {
  const { where, limit, offset } = asked;
  const from = sql`(SELECT t.* FROM roles t WHERE ${readableRoles(scope)}) g
    LEFT JOIN provisioned_names p ON p.organization_id = g.organization_id AND p.role_id = g.id`;
  const shown = sql`NOT (g.system AND g.slug IN ('public', 'guest')) AND (${where})`;
  const [counted] = await scope.db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM ${from} WHERE ${shown}`;
  const items = await scope.db.$queryRaw<ProvisionedGroup[]>`
    SELECT g.id, g.slug, g.name, p.external_id AS "externalId",
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name',
          member_name(t.accepted_at, t.invited_as, u.name, u.email)) ORDER BY t.id), '[]')
        FROM member_roles h
        JOIN members t ON t.organization_id = h.organization_id AND t.id = h.member_id
        JOIN users u ON u.id = t.user_id
        WHERE h.organization_id = g.organization_id AND h.role_id = g.id
          AND ${readableMembers(scope)}) AS members
    FROM ${from} WHERE ${shown} ORDER BY g.name, g.id LIMIT ${limit} OFFSET ${offset}`;
  return { items, total: counted?.total ?? 0 };
}

/** The roles `t` that whoever asks may read as a whole. */
export const readableRoles = (scope: Scope): Sql => readable(scope, roleModel, "roles");

/** The members `t` likewise. */
const readableMembers = (scope: Scope): Sql => readable(scope, memberModel, "users");

function readable(scope: Scope, model: TableModel, collection: string): Sql {
  const action: Action = "read";
  const decision = decide(scope.principal, scope.grants, { action, collection, id: null });
  return decision.allowed ? wholeRows(scope, model, decision.permit.cases) : sql`false`;
}
