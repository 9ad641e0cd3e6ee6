import type { Action } from "@/lib/access/action.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { sendWaiting } from "@/lib/tenancy/database-on.ts";
import { meantBy, openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { demand, operationOf, type Operation } from "./demand.ts";
import { claimOnce, keepResult } from "./do-once.ts";
import { inTurn } from "./in-turn.ts";
import { parseInput } from "./parse-input.ts";
import { perform } from "./perform.ts";
import type { Caller, RunOne } from "./run-use-case.ts";
import type { Effect } from "./use-case.ts";

/**
 * Runs several use cases in one writing scope: all of them happen or none, also where `deeds` goes
 * on after one that failed; an organization's requests of this kind take turns. `deeds` gets a caller whose every use case runs there; a later one sees
 * what an earlier one did. Effects are announced after the commit, each once. Of a request that may
 * come again all is done once, and its result, which must be JSON, told again to those alone who may
 * still do what `asks` names.
 * @throws whatever the first use case that fails throws, and what `openScope` and `claimOnce` do;
 * Forbidden for a use case that has long work to prepare.
 */
export async function runTogether<Result>(
  caller: Caller,
  deeds: (caller: Caller) => Promise<Result>,
  asks: readonly Operation<Action>[] = [],
): Promise<Result> {
  const {
    principal,
    requestId,
    clock = systemClock,
    announce,
    once = null,
    locale = null,
  } = caller;
  const common: Common = { effects: new Set(), afterwards: [], failures: [], secrets: [] };
  const options = { principal, requestId, clock, locale, mode: "write" } as const;
  const work = async (scope: Scope) => {
    const before = once === null ? null : await claimOnce(scope, once);
    if (before !== null) {
      for (const operation of asks) demand(scope, operation);
      return before.result as Result;
    }
    const done = await deeds({ ...caller, together: runWithin(scope, common) });
    if (common.failures.length > 0) throw common.failures[0];
    if (once !== null && common.secrets.length === 0) await keepResult(scope, once, done);
    return done;
  };
  // @NOTE They hold a connection for seconds: one organization's must not take those of the others.
  const result = await inTurn(principal.organizationId, () => openScope(options, work));
  for (const deed of common.afterwards) await deed();
  for (const effect of common.effects) await announce(effect, principal.organizationId);
  return result;
}

type Common = {
  readonly effects: Set<Effect>;
  readonly afterwards: (() => Promise<void>)[];
  readonly failures: unknown[];
  /** Use cases whose result is told once and never kept. */
  readonly secrets: unknown[];
};

/**
 * @NOTE What has long work to prepare is refused: the common scope is open, and a hundred hashes
 * would hold a connection that every organization needs.
 */
const runWithin =
  (scope: Scope, { effects, afterwards, failures, secrets }: Common): RunOne =>
  async (useCase, rawInput) => {
    try {
      const input = parseInput(useCase.input, rawInput);
      demand(scope, operationOf(useCase, input));
      if (useCase.prepare !== undefined) throw new Forbidden("This takes a request of its own.");
      const outcome = await perform(useCase, scope, { input, prepared: undefined as never });
      // @NOTE What is wrong with what this one leaves to be sent is its own, and not the next one's.
      await sendWaiting(scope);
      for (const effect of outcome.effects) effects.add(effect);
      afterwards.push(outcome.afterwards);
      if (useCase.effect === "writes" && useCase.showsOnce === true) secrets.push(useCase);
      return outcome.result;
    } catch (failure) {
      failures.push(meantBy(failure));
      throw meantBy(failure);
    }
  };
