import { withFieldNames } from "@/lib/access/field-names.ts";
import { grantsOf, type Grants, type PermissionGrant } from "@/lib/access/grants.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A permission as a policy holds it. */
export type GraphPermission = PermissionGrant & { readonly id: string };

/** A policy with what is in it. */
export type GraphPolicy = {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly GraphPermission[];
};

/** Somebody or something that roles and policies are given to; both are ids. */
export type Holder = { readonly roles: readonly string[]; readonly policies: readonly string[] };

/** A role; `roles` are those that it contains. */
export type GraphRole = Holder & {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly admin: boolean;
  readonly system: boolean;
};

/** A member; suspended where the member or the person is. */
export type GraphMember = Holder & {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly status: "active" | "suspended";
};

/** A domain that is registered; one that was removed or revoked is not here. */
export type GraphDomain = Holder & {
  readonly id: string;
  readonly name: string;
  readonly hostname: string;
};

/** Who holds what in one organization, all of it. Roles and policies by id. */
export type AccessGraph = {
  readonly organizationId: OrganizationId;
  readonly roles: ReadonlyMap<string, GraphRole>;
  readonly policies: ReadonlyMap<string, GraphPolicy>;
  readonly members: readonly GraphMember[];
  readonly domains: readonly GraphDomain[];
};

/** Reads the graph in four statements, however much there is. It asks nobody: a use case does. */
export async function readAccessGraph(scope: Scope): Promise<AccessGraph> {
  const roles = await selectRoles(scope);
  const policies = await selectPolicies(scope);
  return {
    organizationId: scope.organizationId,
    roles: new Map(roles.map((role) => [role.id, role])),
    policies: new Map(policies.map((policy) => [policy.id, named(scope, policy)])),
    members: await selectMembers(scope),
    domains: await selectDomains(scope),
  };
}

/**
 * What a holder's roles and policies give, by the engine's own reckoning. Pure. The role Admin gives
 * domains and visitors nothing: `decide` sees to that.
 */
export function grantsIn(graph: AccessGraph, holder: Holder): Grants {
  const roles = reachedRoles(graph, holder.roles);
  const policies = new Set([...roles.flatMap((role) => role.policies), ...holder.policies]);
  const direct = holder.roles.flatMap((id) => graph.roles.get(id) ?? []);
  return grantsOf({
    admin: roles.some(({ admin }) => admin),
    roles: slugsOf(roles),
    directRoles: slugsOf(direct),
    policies: [...policies].toSorted(),
    permissions: [...policies].flatMap((id) => graph.policies.get(id)?.permissions ?? []),
  });
}

/** These roles and all that they contain at whatever depth, each once. */
export function reachedRoles(graph: AccessGraph, ids: readonly string[]): readonly GraphRole[] {
  const reached = new Map<string, GraphRole>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const role = graph.roles.get(id);
    if (role === undefined || reached.has(id)) continue;
    reached.set(id, role);
    open.push(...role.roles);
  }
  return [...reached.values()];
}

/** @NOTE Kept permissions name fields by id; whatever is told of them names them as people do. */
const named = ({ collections }: Scope, policy: GraphPolicy): GraphPolicy => ({
  ...policy,
  permissions: policy.permissions.map((one) => withFieldNames(one, collections.names)),
});

const slugsOf = (roles: readonly GraphRole[]): string[] => roles.map(({ slug }) => slug).toSorted();

const selectRoles = ({ db, organizationId }: Scope): Promise<GraphRole[]> =>
  db.$queryRaw<GraphRole[]>`
    SELECT r.id::text AS id, r.slug, r.name, r.admin, r.system,
      ARRAY(SELECT x.contained_id::text FROM role_roles x
        WHERE x.organization_id = r.organization_id AND x.role_id = r.id) AS roles,
      ARRAY(SELECT x.policy_id::text FROM role_policies x
        WHERE x.organization_id = r.organization_id AND x.role_id = r.id) AS policies
    FROM roles r WHERE r.organization_id = ${organizationId}::uuid ORDER BY r.name, r.id`;

const selectPolicies = ({ db, organizationId }: Scope): Promise<GraphPolicy[]> =>
  db.$queryRaw<GraphPolicy[]>`
    SELECT p.id::text AS id, p.name, coalesce(json_agg(json_build_object('id', q.id,
        'collection', q.collection, 'action', q.action, 'fields', q.fields, 'rule', q.rule,
        'validation', q.validation, 'presets', q.presets)
        ORDER BY q.collection, q.action, q.id) FILTER (WHERE q.id IS NOT NULL), '[]') AS permissions
    FROM policies p LEFT JOIN permissions q
      ON q.organization_id = p.organization_id AND q.policy_id = p.id
    WHERE p.organization_id = ${organizationId}::uuid GROUP BY p.id, p.name ORDER BY p.name, p.id`;

const selectMembers = ({ db, organizationId }: Scope): Promise<GraphMember[]> =>
  db.$queryRaw<GraphMember[]>`
    SELECT m.id::text AS id, m.user_id::text AS "userId",
      member_email(m.accepted_at, m.invited_email, u.email) AS email,
      member_name(m.accepted_at, m.invited_as, u.name, u.email) AS name,
      CASE WHEN m.status = 'active' AND u.status = 'active' THEN 'active' ELSE 'suspended' END AS status,
      ARRAY(SELECT x.role_id::text FROM member_roles x
        WHERE x.organization_id = m.organization_id AND x.member_id = m.id) AS roles,
      ARRAY(SELECT x.policy_id::text FROM member_policies x
        WHERE x.organization_id = m.organization_id AND x.member_id = m.id) AS policies
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid ORDER BY name, m.id`;

const selectDomains = ({ db, organizationId }: Scope): Promise<GraphDomain[]> =>
  db.$queryRaw<GraphDomain[]>`
    SELECT d.id::text AS id, d.name, d.hostname,
      ARRAY(SELECT x.role_id::text FROM domain_roles x
        WHERE x.organization_id = d.organization_id AND x.domain_id = d.id) AS roles,
      ARRAY(SELECT x.policy_id::text FROM domain_policies x
        WHERE x.organization_id = d.organization_id AND x.domain_id = d.id) AS policies
    FROM domains d WHERE d.organization_id = ${organizationId}::uuid AND d.status = 'active'
    ORDER BY d.name, d.id`;
