import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { Case } from "@/lib/access/grants.ts";
import { anyHolds, compileCases, type Condition, type RowRule } from "@/lib/query/row-rules.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { viewFor } from "./entry-fields.ts";
import { ruleSpace } from "./rule-space.ts";

/** The cases of a permit as conditions over entries `e` of its collection. */
export const entryRules = (
  scope: Scope,
  { action, collection, cases }: EntryCases,
): readonly RowRule[] => compileCases(scope, cases, ruleSpace(scope, collection, viewFor(action)));

export type EntryCases = {
  readonly action: Action;
  readonly collection: string;
  readonly cases: readonly Case[];
};

/** What the caller holds for an action on a collection as such; null: nothing. */
export function heldFor(scope: Scope, action: Action, collection: string): EntryCases | null {
  const decision = decide(scope.principal, scope.grants, { action, collection, id: null });
  return decision.allowed ? { action, collection, cases: decision.permit.cases } : null;
}

/** Of which entries the caller may do one of the actions. */
export function whereMay(scope: Scope, collection: string, actions: readonly Action[]): Condition {
  return anyHolds(
    actions.flatMap((action) => {
      const held = heldFor(scope, action, collection);
      return held === null ? [] : entryRules(scope, held);
    }),
  );
}
