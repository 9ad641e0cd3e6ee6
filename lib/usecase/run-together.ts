import { systemClock } from "@/lib/kernel/clock.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { demand, operationOf } from "./demand.ts";
import { parseInput } from "./parse-input.ts";
import { perform } from "./perform.ts";
import type { Caller, RunOne } from "./run-use-case.ts";
import type { Effect } from "./use-case.ts";

/**
 * Runs several use cases in one writing scope: all of them happen or none, also where `deeds` goes
 * on after one that failed. `deeds` gets a caller whose every use case runs there; a later one sees
 * what an earlier one did. Effects are announced after the commit, each once.
 * @throws whatever the first use case that fails throws, and what `openScope` does.
 */
export async function runTogether<Result>(
  caller: Caller,
  deeds: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const { principal, requestId, clock = systemClock, announce } = caller;
  const common: Common = { effects: new Set(), failures: [] };
  const result = await openScope({ principal, requestId, clock, mode: "write" }, async (scope) => {
    const done = await deeds({ ...caller, together: runWithin(scope, common) });
    if (common.failures.length > 0) throw common.failures[0];
    return done;
  });
  for (const effect of common.effects) await announce(effect, principal.organizationId);
  return result;
}

type Common = { readonly effects: Set<Effect>; readonly failures: unknown[] };

/** @NOTE What a use case prepares is prepared here: the common scope is open, and stays so. */
const runWithin =
  (scope: Scope, { effects, failures }: Common): RunOne =>
  async (useCase, rawInput) => {
    try {
      const input = parseInput(useCase.input, rawInput);
      demand(scope, operationOf(useCase, input));
      const prepared = (await useCase.prepare?.(input)) as never;
      const outcome = await perform(useCase, scope, { input, prepared });
      for (const effect of outcome.effects) effects.add(effect);
      return outcome.result;
    } catch (failure) {
      failures.push(failure);
      throw failure;
    }
  };
