import { grantsOf, type Grants } from "@/lib/access/grants.ts";
import type { Principal } from "@/lib/access/principal.ts";
import type { PolicyState, StateRole } from "./policy-state.ts";

/** Somebody who holds one role and nothing else, as the engine knows them. */
export type RoleHolder = { readonly principal: Principal; readonly grants: Grants };

/** The holder of a role in a state; null when there is no such role. */
export function roleHolder(state: PolicyState, slug: string): RoleHolder | null {
  const reached = reachedRoles(state, slug);
  if (reached.length === 0) return null;
  const names = new Set(reached.flatMap(({ policies }) => policies));
  const policies = state.policies.filter(({ name }) => names.has(name));
  const grants = grantsOf({
    admin: reached.some((role) => role.slug === "admin"),
    roles: reached.map((role) => role.slug),
    directRoles: [slug],
    policies: [...names],
    // Each under the name of its policy, so that a decision can name it.
    permissions: policies.flatMap(({ name, permissions }) =>
      permissions.map((permission) => ({ ...permission, id: name })),
    ),
  });
  return { principal: principalOf(slug), grants };
}

/** The role and all that it contains at whatever depth, each once. */
function reachedRoles({ roles }: PolicyState, slug: string): StateRole[] {
  const bySlug = new Map(roles.map((role) => [role.slug, role]));
  const reached = new Map<string, StateRole>();
  const waiting = [slug];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const role = bySlug.get(next);
    if (role === undefined || reached.has(next)) continue;
    reached.set(next, role);
    waiting.push(...role.contains);
  }
  return [...reached.values()];
}

/** @NOTE Nobody's ids: such a principal opens no scope, it is only asked about. */
function principalOf(slug: string): Principal {
  const none = "00000000-0000-0000-0000-000000000000" as never;
  if (slug === "public") return { kind: "anonymous", organizationId: none };
  if (slug === "guest") return { kind: "guest", organizationId: none, guestId: none };
  return {
    ...{ kind: "member", organizationId: none, name: slug },
    ...{ memberId: none, userId: none, sessionId: none },
  };
}
