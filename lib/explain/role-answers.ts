import type { AccessGraph, GraphPolicy, Holder } from "./access-graph.ts";
import type { RoleAnswer } from "./explanation.ts";

/** Every role that a holder reaches, with the shortest way there; those that were given first. Pure. */
export function roleAnswers({ roles }: AccessGraph, holder: Holder): readonly RoleAnswer[] {
  const found = new Map<string, RoleAnswer>();
  let level = holder.roles.map((id) => ({ id, through: [] as readonly string[] }));
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { id, through } of level) {
      const role = roles.get(id);
      if (role === undefined || found.has(id)) continue;
      const { slug, name, admin } = role;
      found.set(id, { id, slug, name, admin, through });
      next.push(...role.roles.map((inner) => ({ id: inner, through: [...through, name] })));
    }
    level = next;
  }
  return [...found.values()];
}

/** A policy that a holder has, with the roles that hold it. */
export type HeldPolicy = {
  readonly policy: GraphPolicy;
  readonly roles: readonly RoleAnswer[];
  readonly own: boolean;
};

/** The policies of a holder, each once, by name. Pure. */
export function heldPolicies(
  graph: AccessGraph,
  holder: Holder,
  roles: readonly RoleAnswer[],
): readonly HeldPolicy[] {
  const holders = new Map<string, RoleAnswer[]>();
  for (const id of holder.policies) holders.set(id, []);
  for (const role of roles) {
    for (const id of graph.roles.get(role.id)?.policies ?? []) {
      holders.set(id, [...(holders.get(id) ?? []), role]);
    }
  }
  return [...holders]
    .flatMap(([id, of]) => {
      const policy = graph.policies.get(id);
      return policy === undefined ? [] : [{ policy, roles: of, own: holder.policies.includes(id) }];
    })
    .toSorted(
      (a, b) => Number(a.policy.name > b.policy.name) - Number(a.policy.name < b.policy.name),
    );
}
