import { decide } from "@/lib/access/decide.ts";
import { holdsField } from "@/lib/access/grants.ts";
import type { AccessQuestion } from "./access-question.ts";
import { grantsIn, reachedRoles, type AccessGraph } from "./access-graph.ts";
import type { Explanation } from "./explanation.ts";
import { subjectIn } from "./subject.ts";

const MOST = 5;

/**
 * Roles that would allow it in some entries at least, beside those that are held; Admin and the
 * roles of visitors aside. Pure.
 */
export function giversOf(
  graph: AccessGraph,
  { who, action, collection, field }: AccessQuestion,
): Explanation["givers"] {
  const { principal, holder } = subjectIn(graph, who);
  const held = new Set(reachedRoles(graph, holder.roles));
  const givers = [...graph.roles.values()].filter((role) => {
    const { id, slug } = role;
    if (held.has(role) || slug === "public" || slug === "guest") return false;
    const grants = grantsIn(graph, { roles: [id], policies: [] });
    if (grants.admin) return false;
    const decision = decide(principal, grants, { action, collection, id: null });
    if (!decision.allowed || decision.permit.owner !== null) return false;
    return field === null || holdsField(decision.permit.fields, field);
  });
  return givers.slice(0, MOST).map(({ id, name }) => ({ id, name }));
}
