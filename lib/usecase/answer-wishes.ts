import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Caller } from "./run-use-case.ts";

/** A use case somebody would like to run, with as much of its input as its collection asks for. */
export type Wish = {
  readonly run: {
    readonly action: Action;
    readonly collection: string | ((input: never) => string);
    readonly fieldwise?: true;
  };
  readonly on?: object;
};

export type Answers<Name extends string> = {
  /** What the engine would say to each wish now. */
  readonly can: Readonly<Record<Name, boolean>>;
  /** Slugs of the roles the caller holds. */
  readonly roles: readonly string[];
};

/**
 * Asks the engine which use cases a caller may run, without running any: so that a screen offers
 * nothing that would be refused (S-86). The doors decide again when something is done.
 * @throws Unauthenticated when the caller is no longer entitled to be here.
 */
export function answerWishes<Name extends string>(
  wishes: Readonly<Record<Name, Wish>>,
  { principal, requestId }: Pick<Caller, "principal" | "requestId">,
): Promise<Answers<Name>> {
  return openScope({ principal, requestId, mode: "read" }, ({ grants }) => {
    const can = {} as Record<Name, boolean>;
    for (const [name, wish] of Object.entries<Wish>(wishes)) {
      const question = { action: wish.run.action, collection: collectionOf(wish), id: null };
      const decision = decide(principal, grants, question);
      can[name as Name] = decision.allowed && takes(wish, decision.permit);
    }
    return Promise.resolve({ can, roles: grants.roles });
  });
}

/** Whether a right to some fields alone is enough, as `perform` asks too. */
const takes = ({ run }: Wish, { fields }: Permit): boolean =>
  run.fieldwise === true || fields === "all";

function collectionOf({ run: { collection }, on = {} }: Wish): string {
  return typeof collection === "string" ? collection : collection(on as never);
}
