import type { Action } from "@/lib/access/action.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { demand, demandProof, operationOf } from "./demand.ts";
import type { Once } from "./do-once.ts";
import { inTurn } from "./in-turn.ts";
import { parseInput } from "./parse-input.ts";
import { perform } from "./perform.ts";
import type { Effect, UseCase } from "./use-case.ts";

/** What a door brings along: who asks, under which request, and how effects leave the house. */
export type Caller = {
  readonly principal: Principal;
  readonly requestId: string;
  readonly announce: (effect: Effect, organizationId: OrganizationId) => Promise<void>;
  readonly clock?: Clock;
  /** The language that content is read and written in; null: the organization's default. */
  readonly locale?: string | null;
  /** A request that may come again and must do its deed once; remembered for a day. */
  readonly once?: Once;
  /** Runs a use case with others in a scope that is open already; `runTogether` gives it. */
  readonly together?: RunOne;
};

/** A use case on its way; each passes its own checks and writes its own line. */
export type RunOne = <Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  rawInput: unknown,
) => Promise<Result>;

/**
 * The way every door takes: input → scope → operation check → claim, where the request may come
 * again → load → entry check → run → ledger, then, committed, what comes afterwards and the effects. Nothing is half done. What a use case prepares comes before the
 * scope, after an operation check of its own. Within `runTogether` the scope is the common one.
 * @throws Invalid for the input; NotFound when the caller may not know of the collection or entry;
 * Forbidden when it may read but not do this; Unavailable where too many wait in line; whatever the
 * use case throws.
 */
export async function runUseCase<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  rawInput: unknown,
  caller: Caller,
): Promise<Result> {
  if (caller.together !== undefined) return caller.together(useCase, rawInput);
  const input = parseInput(useCase.input, rawInput);
  const { principal, requestId, clock = systemClock, once = null, locale = null } = caller;
  const mode = useCase.effect === "reads" ? "read" : "write";
  const prepared = await prepare(useCase, input, caller);
  const { span = "short", atOnce = false } = useCase;
  const work = () =>
    openScope({ principal, requestId, clock, mode, locale, span, atOnce }, (scope) =>
      perform(useCase, scope, { input, prepared, once }),
    );
  const waits = useCase.effect === "writes" && useCase.inTurn === true;
  const outcome = await (waits ? inTurn(principal.organizationId, work) : work());
  await outcome.afterwards();
  for (const effect of outcome.effects) await caller.announce(effect, principal.organizationId);
  return outcome.result;
}

/**
 * @NOTE Asks the engine in a short transaction of its own: nobody without the permission makes us
 * work, and the work holds no connection.
 */
async function prepare<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  input: Input,
  { principal, requestId, clock = systemClock }: Caller,
): Promise<Prepared> {
  if (useCase.prepare === undefined) return undefined as Prepared;
  await openScope({ principal, requestId, clock, mode: "read" }, async (scope) => {
    demand(scope, operationOf(useCase, input));
    demandProof(useCase, scope);
    await useCase.require?.(scope, input);
  });
  return useCase.prepare(input, principal);
}
