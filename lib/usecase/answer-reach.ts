import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Caller } from "./run-use-case.ts";

/** Whether an action reaches a field. */
type Reached = (field: string) => boolean;

/** How far a caller gets with an action on a collection; null: the action is not theirs. */
export type Reach = (collection: string, action: Action) => Reached | null;

/** How far somebody gets, and in what. */
export type Reaching = { readonly reach: Reach; readonly collections: OwnCollections };

/**
 * Asks the engine how far a caller gets with each action, without doing any: what tells of the API
 * then tells of no more than there is for them.
 * @throws Unauthenticated when the caller is no longer entitled to be here.
 */
export function answerReach({ principal, requestId }: Caller): Promise<Reaching> {
  return openScope({ principal, requestId, mode: "read" }, ({ grants, collections }) => {
    const reach: Reach = (collection, action) => {
      const decision = decide(principal, grants, { action, collection, id: null });
      if (!decision.allowed) return null;
      const { fields } = decision.permit;
      return (field) => holdsField(fields, field);
    };
    return Promise.resolve({ reach, collections });
  });
}
