import { isFullAdmin } from "@/lib/access/may-grant.ts";
import { readsWhole } from "@/lib/access/reads-whole.ts";
import { withFieldNames } from "@/lib/access/field-names.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { selectPolicyGifts } from "./gifts.ts";
import { mayGive } from "./require-grantable.ts";
import type { PolicyDetail, PolicyPermission, PolicySummary } from "./policy.ts";

const LIST_MAX = 2_000;

/**
 * The organization's policies by name, in one statement; `where` names the organization and is about `policies t`. Who holds
 * them is told to those who may read members and domains.
 */
export async function selectPolicies(scope: Scope, where: Sql): Promise<PolicySummary[]> {
  const rows = await scope.db.$queryRaw<Omit<PolicySummary, "collections" | "givable">[]>`
    SELECT t.id, t.name, t.description, t.revision,
      (SELECT count(*)::int FROM permissions p
        WHERE p.organization_id = t.organization_id AND p.policy_id = t.id) AS "permissionCount",
      (SELECT coalesce(json_agg(json_build_object('collection', o.collection,
          'actions', o.actions, 'limited', o.limited) ORDER BY o.collection), '[]')
        FROM (SELECT p.collection, array_agg(DISTINCT p.action ORDER BY p.action) AS actions,
            bool_or(p.fields IS NOT NULL OR p.rule IS NOT NULL) AS limited
          FROM permissions p WHERE p.organization_id = t.organization_id AND p.policy_id = t.id
          GROUP BY p.collection) o) AS opens,
      (SELECT coalesce(json_agg(json_build_object('slug', r.slug, 'name', r.name)
          ORDER BY r.name, r.slug), '[]')
        FROM role_policies a JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
        WHERE a.organization_id = t.organization_id AND a.policy_id = t.id) AS roles,
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name',
          member_name(m.accepted_at, m.invited_as, u.name, u.email)) ORDER BY
          member_name(m.accepted_at, m.invited_as, u.name, u.email), m.id), '[]')
        FROM member_policies a
        JOIN members m ON m.organization_id = a.organization_id AND m.id = a.member_id
        JOIN users u ON u.id = m.user_id
        WHERE a.organization_id = t.organization_id AND a.policy_id = t.id) AS members,
      (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name)
          ORDER BY d.name, d.id), '[]')
        FROM domain_policies a
        JOIN domains d ON d.organization_id = a.organization_id AND d.id = a.domain_id
        WHERE a.organization_id = t.organization_id AND a.policy_id = t.id) AS domains
    FROM policies t WHERE ${where}
    ORDER BY t.name, t.id LIMIT ${LIST_MAX}`;
  const givable = await givablePolicies(
    scope,
    rows.map(({ id }) => id),
  );
  const [showsMembers, showsDomains] = [readsWhole(scope, "users"), readsWhole(scope, "domains")];
  return rows.map((row) => ({
    ...row,
    members: showsMembers ? row.members : [],
    domains: showsDomains ? row.domains : [],
    collections: row.opens.map(({ collection }) => collection),
    givable: givable.has(row.id),
  }));
}

/** Those of these policies of which the caller holds all that is in them. */
async function givablePolicies(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (isFullAdmin(scope)) return new Set(ids);
  const gifts = await selectPolicyGifts(scope, ids);
  return new Set(gifts.filter((gift) => mayGive(scope, gift)).map(({ id }) => id));
}

/** One policy with its permissions. @throws NotFound when there is none here. */
export async function selectPolicy(scope: Scope, id: string): Promise<PolicyDetail> {
  const [policy] = await selectPolicies(
    scope,
    sql`t.organization_id = ${scope.organizationId}::uuid AND t.id = ${id}::uuid`,
  );
  if (policy === undefined) throw new NotFound();
  return { ...policy, permissions: await selectPermissions(scope, id) };
}

async function selectPermissions(scope: Scope, policyId: string): Promise<PolicyPermission[]> {
  const rows = await scope.db.$queryRaw<PolicyPermission[]>`
    SELECT id, collection, action, fields, rule, validation, presets FROM permissions
    WHERE organization_id = ${scope.organizationId}::uuid AND policy_id = ${policyId}::uuid
    ORDER BY collection, action, id`;
  return rows.map((row) => withFieldNames(row, scope.collections.names));
}
