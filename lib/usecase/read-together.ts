import type { Action } from "@/lib/access/action.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { meantBy, openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { reachIn, type Reaching } from "./answer-reach.ts";
import { parseInput } from "./parse-input.ts";
import { perform } from "./perform.ts";
import type { Caller, RunOne } from "./run-use-case.ts";
import type { UseCase } from "./use-case.ts";

/** What somebody may use, and a caller whose every query runs in the one scope that is open. */
export type ReadingTogether = Reaching & {
  readonly caller: Caller;
  /** The same object as long as nothing changes about what the caller was given. */
  readonly given: object;
};

/**
 * Runs several queries in one reading scope: one transaction and one state of rights and
 * collections, however many there are. They take turns; each passes its own checks, and one that is
 * refused stops none of the others.
 * @throws Unauthenticated when the caller is no longer entitled to be here; whatever `work` throws.
 */
export function readTogether<Result>(
  caller: Caller,
  work: (reading: ReadingTogether) => Promise<Result>,
): Promise<Result> {
  const { principal, requestId, clock = systemClock, locale = null } = caller;
  return openScope({ principal, requestId, clock, locale, mode: "read" }, (scope) =>
    work({
      ...reachIn(scope),
      given: scope.grants,
      caller: { ...caller, together: takingTurns(scope) },
    }),
  );
}

/**
 * @NOTE One after the other: there is one connection. What fails in the database ends its
 * transaction, so that all that follows fails with the same.
 */
function takingTurns(scope: Scope): RunOne {
  let before: Promise<unknown> = Promise.resolve();
  const broken: Error[] = [];
  return (useCase, rawInput) => {
    const turn = before.then(async () => {
      if (broken[0] !== undefined) throw broken[0];
      try {
        return await runOne(useCase, scope, rawInput);
      } catch (failure) {
        const meant = meantBy(failure);
        if (meant !== failure) broken.push(meant);
        throw meant;
      }
    });
    before = settled(turn);
    return turn;
  };
}

async function runOne<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  scope: Scope,
  rawInput: unknown,
): Promise<Result> {
  if (useCase.effect === "writes") throw new Error("A reading scope runs queries alone.");
  const input = parseInput(useCase.input, rawInput);
  return (await perform(useCase, scope, { input, prepared: undefined as never })).result;
}

async function settled(turn: Promise<unknown>): Promise<void> {
  try {
    await turn;
  } catch {
    // Whoever waits for its own turn does not care how another's ended.
  }
}
