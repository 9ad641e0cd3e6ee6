import type { Action } from "@/lib/access/action.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { parseInput } from "./parse-input.ts";
import { perform } from "./perform.ts";
import type { Caller } from "./run-use-case.ts";
import type { Effect, UseCase } from "./use-case.ts";

/** Runs one of several use cases; each passes its own checks and writes its own line. */
export type RunOne = <Input, Loaded, Result, Asked extends Action>(
  useCase: UseCase<Input, Loaded, Result, Asked>,
  rawInput: unknown,
) => Promise<Result>;

/**
 * Runs several use cases in one writing scope: all of them happen or none, also where `deeds` goes
 * on after one that failed. A later one sees what an earlier one did. Effects are announced after
 * the commit, each once.
 * @throws whatever the first use case that fails throws, and what `runUseCase` does.
 */
export async function runTogether<Result>(
  { principal, requestId, clock = systemClock, announce }: Caller,
  deeds: (run: RunOne) => Promise<Result>,
): Promise<Result> {
  const effects = new Set<Effect>();
  const result = await openScope({ principal, requestId, clock, mode: "write" }, async (scope) => {
    const failures: unknown[] = [];
    const run: RunOne = async (useCase, rawInput) => {
      try {
        const brought = { input: parseInput(useCase.input, rawInput), prepared: undefined };
        const outcome = await perform(useCase, scope, brought);
        for (const effect of outcome.effects) effects.add(effect);
        return outcome.result;
      } catch (failure) {
        failures.push(failure);
        throw failure;
      }
    };
    const done = await deeds(run);
    if (failures.length > 0) throw failures[0];
    return done;
  });
  for (const effect of effects) await announce(effect, principal.organizationId);
  return result;
}
