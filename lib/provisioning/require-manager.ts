import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

const TAKES: readonly [string, readonly Action[]][] = [
  ["users", ["read", "create", "update", "delete"]],
  ["roles", ["read"]],
];

/**
 * The member who asks, if they may do all that an identity system does: read, add, change and remove
 * members, and read roles. What they may give shows at each use.
 * @throws NotFound for whoever is no person signed in; Forbidden.
 */
export function requireManager({ principal, grants }: Scope): MemberPrincipal {
  if (principal.kind !== "member") throw new NotFound();
  const may = (collection: string, action: Action) => {
    const decision = decide(principal, grants, { action, collection, id: null });
    return decision.allowed && decision.permit.fields === "all";
  };
  if (TAKES.every(([name, actions]) => actions.every((action) => may(name, action)))) {
    return principal;
  }
  throw new Forbidden("This takes the right to manage members and to see roles.");
}
