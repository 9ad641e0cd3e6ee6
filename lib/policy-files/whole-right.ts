import type { Action } from "@/lib/access/action.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { demand } from "@/lib/usecase/demand.ts";

const COLLECTIONS = ["roles", "policies"] as const;

/**
 * Sees that the caller may do these things to roles and to policies, to each and to all of it: a
 * file says everything, and who may see or change a part uses the part's own address.
 * @throws NotFound and Forbidden as the engine does; Forbidden for a right to some alone.
 */
export function requireWholeRights(scope: Scope, actions: readonly Action[]): void {
  for (const collection of COLLECTIONS) {
    for (const action of actions) {
      const { cases } = demand(scope, { action, collection, id: null });
      if (cases.some(({ fields, rule }) => fields === "all" && rule === null)) continue;
      throw new Forbidden(`This takes a right to ${action} all ${collection}.`);
    }
  }
}
