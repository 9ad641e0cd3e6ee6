import { RateLimited } from "@/lib/kernel/errors.ts";
import type { LimitState } from "@/lib/kernel/limit-state.ts";
import type { Counter } from "./counter.ts";

/** One counter, and the key that is counted there. */
export type Count = readonly [Counter, string];

/**
 * Counts one request by several counters at the same moment, which is one statement. Whoever is
 * known to be refused by one of them is counted by none.
 * @param meanwhile is called once nobody is known to refuse: for what can be asked for while it is counted.
 * @returns the state with the fewest requests left.
 * @throws RateLimited with the longest wait among those that refuse.
 */
export async function consumeAll(
  counts: readonly [Count, ...Count[]],
  meanwhile: () => void = () => undefined,
): Promise<LimitState> {
  throwLongest(counts.map(([counter, key]) => counter.refusal(key)));
  meanwhile();
  const outcomes = await Promise.allSettled(counts.map(([counter, key]) => counter.consume(key)));
  const states: LimitState[] = [];
  const refusals: RateLimited[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") states.push(outcome.value);
    else if (outcome.reason instanceof RateLimited) refusals.push(outcome.reason);
    else throw outcome.reason;
  }
  throwLongest(refusals);
  return states.reduce((tightest, state) =>
    state.remaining < tightest.remaining ? state : tightest,
  );
}

function throwLongest(refusals: readonly (RateLimited | null)[]): void {
  const [longest] = refusals
    .filter((refusal) => refusal !== null)
    .toSorted((one, other) => other.retryAfter - one.retryAfter);
  if (longest !== undefined) throw longest;
}
