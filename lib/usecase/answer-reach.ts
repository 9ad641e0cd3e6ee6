import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, unitedFields, type Case } from "@/lib/access/grants.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Caller } from "./run-use-case.ts";

/** Whether an action reaches a field. */
type Reached = (field: string) => boolean;

/** How far a caller gets with an action on a collection; null: the action is not theirs. */
export type Reach = (collection: string, action: Action) => Reached | null;

/** How far somebody gets, and in what. */
export type Reaching = {
  readonly reach: Reach;
  /**
   * Whether a field is shown in every row that an action reaches: never null because of another
   * permission's rule (S-65).
   */
  readonly everywhere: (collection: string, action: Action, field: string) => boolean;
  readonly collections: OwnCollections;
};

/**
 * Asks the engine how far a caller gets with each action, without doing any: what tells of the API
 * then tells of no more than there is for them.
 * @throws Unauthenticated when the caller is no longer entitled to be here.
 */
export function answerReach({ principal, requestId }: Caller): Promise<Reaching> {
  return openScope({ principal, requestId, mode: "read" }, (scope) =>
    Promise.resolve(reachIn(scope)),
  );
}

/** How far whoever opened a scope gets in it. */
export function reachIn({ principal, grants, collections }: Scope): Reaching {
  const casesOf = (collection: string, action: Action): readonly Case[] => {
    const decision = decide(principal, grants, { action, collection, id: null });
    return decision.allowed ? decision.permit.cases : [];
  };
  return {
    collections,
    reach: (collection, action) => {
      const cases = casesOf(collection, action);
      if (cases.length === 0) return null;
      const fields = unitedFields(cases);
      return (field) => holdsField(fields, field);
    },
    everywhere: (collection, action, field) => {
      const cases = casesOf(collection, action);
      const holds = ({ fields }: Case) => holdsField(fields, field);
      return cases.every(holds) || cases.some((one) => one.rule === null && holds(one));
    },
  };
}
