import type { AccessGraph, GraphPolicy, GraphRole } from "@/lib/explain/access-graph.ts";
import type { Difference } from "./compare-states.ts";
import type { StatePolicy, StateRole } from "./policy-state.ts";

/** The graph as it would be after a difference; what stays is the same object. Pure. */
export function graphAfter(graph: AccessGraph, difference: Difference): AccessGraph {
  const policies = new Map(graph.policies);
  const policyIds = new Map([...policies.values()].map(({ name, id }) => [name, id]));
  for (const { name, now, next } of difference.policies) {
    const id = now?.id ?? `new policy ${name}`;
    policyIds.set(name, id);
    if (next === null) policies.delete(id);
    else policies.set(id, policyOf(id, next));
  }
  const roleIds = new Map([...graph.roles.values()].map(({ slug, id }) => [slug, id]));
  for (const { name, now } of difference.roles) roleIds.set(name, now?.id ?? `new role ${name}`);
  const roles = new Map(graph.roles);
  for (const { name, next } of difference.roles) {
    const id = roleIds.get(name) ?? "";
    if (next === null) roles.delete(id);
    else roles.set(id, roleOf({ id, role: next, known: roles.get(id), roleIds, policyIds }));
  }
  return { ...graph, roles, policies };
}

const policyOf = (id: string, { name, permissions }: StatePolicy): GraphPolicy => ({
  ...{ id, name },
  permissions: permissions.map((permission, index) => ({ id: `${id} ${index}`, ...permission })),
});

type Placing = {
  readonly id: string;
  readonly role: StateRole;
  readonly known: GraphRole | undefined;
  readonly roleIds: ReadonlyMap<string, string>;
  readonly policyIds: ReadonlyMap<string, string>;
};

const roleOf = ({ id, role, known, roleIds, policyIds }: Placing): GraphRole => ({
  ...{ id, slug: role.slug, name: role.name },
  ...{ admin: known?.admin === true, system: known?.system === true },
  roles: role.contains.flatMap((slug) => roleIds.get(slug) ?? []),
  policies: role.policies.flatMap((name) => policyIds.get(name) ?? []),
});
