import { ACTIONS } from "@/lib/access/action.ts";
import { withFieldNames } from "@/lib/access/field-names.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { StoredPolicy, StoredRole, StoredState } from "./policy-state.ts";

/**
 * All roles and policies of the organization. It asks nobody: a use case does. A permission whose
 * action does not exist gives nothing, and so is not told.
 */
export async function readPolicyState(scope: Scope): Promise<StoredState> {
  const roles = await selectRoles(scope);
  const policies = await selectPolicies(scope);
  return { roles, policies: policies.map((policy) => named(scope, policy)) };
}

const selectRoles = ({ db, organizationId }: Scope): Promise<StoredRole[]> =>
  db.$queryRaw<StoredRole[]>`
    SELECT r.id::text AS id, r.slug, r.name, r.description, r.system, r.revision,
      ARRAY(SELECT c.slug FROM role_roles x
        JOIN roles c ON c.organization_id = x.organization_id AND c.id = x.contained_id
        WHERE x.organization_id = r.organization_id AND x.role_id = r.id) AS contains,
      ARRAY(SELECT p.name FROM role_policies x
        JOIN policies p ON p.organization_id = x.organization_id AND p.id = x.policy_id
        WHERE x.organization_id = r.organization_id AND x.role_id = r.id) AS policies,
      (SELECT count(*)::int FROM member_roles x
        WHERE x.organization_id = r.organization_id AND x.role_id = r.id) AS members,
      (SELECT count(*)::int FROM domain_roles x
        WHERE x.organization_id = r.organization_id AND x.role_id = r.id) AS domains
    FROM roles r WHERE r.organization_id = ${organizationId}::uuid`;

const selectPolicies = ({ db, organizationId }: Scope): Promise<StoredPolicy[]> =>
  db.$queryRaw<StoredPolicy[]>`
    SELECT p.id::text AS id, p.name, p.description, p.revision,
      (SELECT count(*)::int FROM member_policies x
        WHERE x.organization_id = p.organization_id AND x.policy_id = p.id) AS members,
      (SELECT count(*)::int FROM domain_policies x
        WHERE x.organization_id = p.organization_id AND x.policy_id = p.id) AS domains,
      coalesce((SELECT json_agg(json_build_object('id', q.id, 'collection', q.collection,
          'action', q.action, 'fields', q.fields, 'rule', q.rule, 'validation', q.validation,
          'presets', q.presets))
        FROM permissions q WHERE q.organization_id = p.organization_id AND q.policy_id = p.id
      ), '[]') AS permissions
    FROM policies p WHERE p.organization_id = ${organizationId}::uuid`;

const named = ({ collections }: Scope, policy: StoredPolicy): StoredPolicy => ({
  ...policy,
  permissions: policy.permissions
    .filter(({ action }) => ACTIONS.includes(action))
    .map((permission) => withFieldNames(permission, collections.names)),
});
