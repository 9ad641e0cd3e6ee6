import { ACTIONS, type Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { grantsOf, type PermissionGrant } from "@/lib/access/grants.ts";
import { Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { covers } from "./covers.ts";

/** Something with permissions in it that somebody hands out. */
type Gift = { readonly name: string; readonly permissions: readonly PermissionGrant[] };

/** A role with what it gives. */
export type OfferedRole = Gift & {
  readonly id: string;
  readonly slug: string;
  readonly description: string;
  readonly admin: boolean;
};

/**
 * The organization's roles by name, or those of these slugs, each with all that it gives: also what
 * the roles give that it contains, at whatever depth.
 */
export function selectRoles(scope: Scope, slugs?: readonly string[]): Promise<OfferedRole[]> {
  const chosen = slugs === undefined ? sql`true` : sql`slug = ANY(${slugs})`;
  return scope.db.$queryRaw<OfferedRole[]>`
    WITH RECURSIVE reached AS (
      SELECT id AS top, id FROM roles
      WHERE organization_id = ${scope.organizationId}::uuid AND ${chosen}
      UNION SELECT reached.top, rr.contained_id FROM reached
      JOIN role_roles rr ON rr.organization_id = ${scope.organizationId}::uuid AND rr.role_id = reached.id
    )
    SELECT r.id, r.slug, r.name, r.description, (
        SELECT bool_or(x.admin) FROM reached JOIN roles x ON x.id = reached.id WHERE top = r.id
      ) AS admin, coalesce((
        SELECT json_agg(json_build_object(
          'collection', p.collection, 'action', p.action, 'fields', p.fields, 'rule', p.rule))
        FROM reached JOIN role_policies rp ON rp.role_id = reached.id
        JOIN permissions p ON p.policy_id = rp.policy_id WHERE top = r.id
      ), '[]') AS permissions
    FROM roles r WHERE r.organization_id = ${scope.organizationId}::uuid
      AND r.id IN (SELECT top FROM reached) ORDER BY r.name, r.id`;
}

/**
 * The roles of these slugs, for a domain to hold.
 * @throws Invalid for one that does not exist, and for Admin: programs get what they need and name.
 */
export async function rolesForDomain(
  scope: Scope,
  slugs: readonly string[],
): Promise<OfferedRole[]> {
  const roles = slugs.length === 0 ? [] : await selectRoles(scope, slugs);
  if (roles.length !== slugs.length) throw refused("One of the roles does not exist.");
  if (roles.some(({ admin }) => admin)) throw refused("A domain cannot hold the role Admin.");
  return roles;
}

/** The policies that a domain holds by itself, beside its roles (S-58). */
export async function ownPoliciesOf(scope: Scope, domainId: string): Promise<Gift[]> {
  const { organizationId } = scope;
  const rows = await scope.db.domainPolicy.findMany({
    where: { organizationId, domainId },
    select: { policy: { select: { name: true, permissions: true } } },
  });
  return rows.map(({ policy: { name, permissions } }) => ({
    name,
    permissions: permissions.map(({ collection, action, fields, rule }) => ({
      ...{ collection, action },
      fields: fields as string[] | null,
      rule: rule as JsonObject | null,
    })),
  }));
}

const refused = (message: string): Invalid => new Invalid(message, [{ path: ["roles"], message }]);

/**
 * Nobody hands out what they do not hold: a role for a domain, or a key to a domain that has it,
 * would be a way around one's own limits. What the system sets up has no person behind it.
 * @throws Forbidden.
 */
export function requireGrantable(scope: Scope, gifts: readonly Gift[]): void {
  const beyond = gifts.find((gift) => !mayGrant(scope, gift));
  if (beyond === undefined || scope.principal.kind === "system") return;
  throw new Forbidden(
    `«${beyond.name}» allows more than you may do yourself. Ask an Admin to give it.`,
  );
}

/** Whether the caller holds all that a role or policy gives, as the engine says. */
export function mayGrant({ principal, grants }: Scope, gift: Gift): boolean {
  const { permissions } = grantsOf({ admin: false, roles: [], permissions: gift.permissions });
  return [...permissions].every(([name, asked]) => {
    const end = name.lastIndexOf(":");
    const [collection, action] = [name.slice(0, end), name.slice(end + 1) as Action];
    if (!ACTIONS.includes(action)) return true;
    const decision = decide(principal, grants, { action, collection, id: null });
    return decision.allowed && asked.every((one) => covers(decision.permit.cases, one));
  });
}
