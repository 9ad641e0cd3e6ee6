import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { Fields } from "@/lib/access/grants.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Caller } from "./run-use-case.ts";

/** The fields that a caller reaches by an action on a collection; null: the action is not theirs. */
export type Reach = (collection: string, action: Action) => Fields | null;

/**
 * Asks the engine how far a caller gets with each action, without doing any: what tells of the API
 * then tells of no more than there is for them.
 * @throws Unauthenticated when the caller is no longer entitled to be here.
 */
export function answerReach({ principal, requestId }: Caller): Promise<Reach> {
  return openScope({ principal, requestId, mode: "read" }, ({ grants }) =>
    Promise.resolve((collection, action) => {
      const decision = decide(principal, grants, { action, collection, id: null });
      return decision.allowed ? decision.permit.fields : null;
    }),
  );
}
