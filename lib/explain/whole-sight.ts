import { decide } from "@/lib/access/decide.ts";
import { holdsField } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * Sees that a right to read policies is to all of them: what everybody holds tells of each.
 * @throws Forbidden.
 */
export function requireWholeSight({ cases }: Permit): void {
  if (cases.some(({ fields, rule }) => fields === "all" && rule === null)) return;
  throw new Forbidden("Your right is to some policies alone; this takes all of them.");
}

/** Whether the caller may read a field of every row of a collection. */
export function mayReadAll(scope: Scope, collection: string, field: string): boolean {
  const question = { action: "read", collection, id: null } as const;
  const decision = decide(scope.principal, scope.grants, question);
  if (!decision.allowed) return false;
  return decision.permit.cases.some(
    ({ fields, rule }) => rule === null && holdsField(fields, field),
  );
}
