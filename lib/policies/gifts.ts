import { withFieldNames } from "@/lib/access/field-names.ts";
import type { PermissionGrant } from "@/lib/access/grants.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";

/** Something with permissions in it that somebody hands out. */
export type Gift = {
  readonly name: string;
  readonly permissions: readonly PermissionGrant[];
  /**
   * Slugs of roles and ids of policies that rules would know its holder by: such a rule opens rows
   * to them, whatever else is in it. Empty while no rule of the organization asks who holds what.
   */
  readonly marks?: readonly string[];
};

/** A role with all that it gives: also by the roles that it contains, at whatever depth. */
export type RoleGift = Gift & {
  readonly id: string;
  readonly slug: string;
  readonly description: string;
  readonly system: boolean;
  /** Whether it is Admin or contains it. */
  readonly admin: boolean;
};

export type PolicyGift = Gift & { readonly id: string };

/** The organization's roles by name, or those of these slugs. */
export async function selectRoleGifts(
  scope: Scope,
  slugs?: readonly string[],
): Promise<RoleGift[]> {
  const chosen = slugs === undefined ? sql`true` : sql`slug = ANY(${slugs})`;
  const rows = await scope.db.$queryRaw<RoleGift[]>`
    WITH RECURSIVE reached AS (
      SELECT id AS top, id FROM roles
      WHERE organization_id = ${scope.organizationId}::uuid AND ${chosen}
      UNION SELECT reached.top, rr.contained_id FROM reached
      JOIN role_roles rr ON rr.organization_id = ${scope.organizationId}::uuid AND rr.role_id = reached.id
    )
    SELECT r.id, r.slug, r.name, r.description, r.system, (
        SELECT bool_or(x.admin) FROM reached JOIN roles x
          ON x.organization_id = r.organization_id AND x.id = reached.id WHERE top = r.id
      ) AS admin, coalesce((
        SELECT json_agg(${GRANT} ORDER BY p.id)
        FROM (SELECT DISTINCT rp.policy_id FROM reached JOIN role_policies rp
            ON rp.organization_id = r.organization_id AND rp.role_id = reached.id
            WHERE top = r.id) held
        JOIN permissions p ON p.organization_id = r.organization_id AND p.policy_id = held.policy_id
      ), '[]') AS permissions,
      ARRAY(
        SELECT x.slug FROM reached JOIN roles x
          ON x.organization_id = r.organization_id AND x.id = reached.id
        WHERE top = r.id AND ${rulesName(scope, "CURRENT_ROLE")}
        UNION SELECT rp.policy_id::text FROM reached JOIN role_policies rp
          ON rp.organization_id = r.organization_id AND rp.role_id = reached.id
        WHERE top = r.id AND ${rulesName(scope, "CURRENT_POLICIES")}
      ) AS marks
    FROM roles r WHERE r.organization_id = ${scope.organizationId}::uuid
      AND r.id IN (SELECT top FROM reached) ORDER BY r.name, r.id`;
  return rows.map((row) => named(scope, row));
}

/** The policies of these ids, by name. */
export const selectPolicyGifts = (scope: Scope, ids: readonly string[]): Promise<PolicyGift[]> =>
  policyGifts(scope, sql`y.id = ANY(${ids}::uuid[])`);

/** The policies that a domain holds by itself, beside its roles (S-58). */
export const policyGiftsOfDomain = (scope: Scope, domainId: string): Promise<PolicyGift[]> =>
  policyGifts(
    scope,
    sql`y.id IN (SELECT policy_id FROM domain_policies
      WHERE organization_id = ${scope.organizationId}::uuid AND domain_id = ${domainId}::uuid)`,
  );

async function policyGifts(scope: Scope, chosen: Sql): Promise<PolicyGift[]> {
  const rows = await scope.db.$queryRaw<PolicyGift[]>`
    SELECT y.id, y.name, coalesce((
        SELECT json_agg(${GRANT} ORDER BY p.id) FROM permissions p
        WHERE p.organization_id = y.organization_id AND p.policy_id = y.id
      ), '[]') AS permissions,
      ARRAY(SELECT y.id::text WHERE ${rulesName(scope, "CURRENT_POLICIES")}) AS marks
    FROM policies y WHERE y.organization_id = ${scope.organizationId}::uuid AND ${chosen}
    ORDER BY y.name, y.id`;
  return rows.map((row) => named(scope, row));
}

/** Whether a permission of the organization names a variable that begins so. */
const rulesName = ({ organizationId }: Scope, variable: string): Sql => sql`EXISTS (
  SELECT 1 FROM permissions a WHERE a.organization_id = ${organizationId}::uuid
    AND strpos(concat(a.rule, a.validation, a.presets), ${`$${variable}`}) > 0)`;

/** @NOTE What is held speaks of fields by name; here they are kept by what stays. */
const named = <Given extends Gift>({ collections }: Scope, gift: Given): Given => ({
  ...gift,
  permissions: gift.permissions.map((one) => withFieldNames(one, collections.names)),
});

const GRANT = sql`json_build_object('id', p.id, 'collection', p.collection, 'action', p.action,
  'fields', p.fields, 'rule', p.rule, 'validation', p.validation, 'presets', p.presets)`;
