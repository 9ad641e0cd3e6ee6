import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { RateLimited } from "@/lib/kernel/errors.ts";
import type { LimitState } from "@/lib/kernel/limit-state.ts";
import type { LimitStore } from "./limit-store.ts";
import { PostgresLimiter } from "./postgres-limiter.ts";

/** A window of so many seconds that admits so many tries. */
export type Window = { readonly name: string; readonly tries: number; readonly seconds: number };

/** Counts tries by key, for all processes on one store together. Keys hold no personal data. */
export type Counter = {
  /** Counts one try. @throws RateLimited, which tells how long to wait. */
  readonly consume: (key: string) => Promise<LimitState>;
  /** How many the running window has counted. */
  readonly count: (key: string) => Promise<number>;
  /** Takes one try back. */
  readonly giveBack: (key: string) => Promise<void>;
  /** Forgets every try. */
  readonly clear: (key: string) => Promise<void>;
};

/**
 * A counter of fixed windows. While its store is out of reach this process counts alone, with the
 * same limits: it never lets everybody through.
 */
export function counter(store: LimitStore, window: Window): Counter {
  const limiter = limiterOf(store, window);
  return {
    consume: async (key) => {
      try {
        return stateOf(window, await limiter.consume(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw refused(stateOf(window, refusal));
      }
    },
    count: async (key) => (await limiter.get(key))?.consumedPoints ?? 0,
    giveBack: async (key) => void (await limiter.reward(key, 1)),
    clear: async (key) => void (await limiter.delete(key)),
  };
}

function limiterOf(store: LimitStore, { name, tries, seconds }: Window) {
  const limits = { keyPrefix: name, points: tries, duration: seconds };
  const options = { ...limits, insuranceLimiter: new RateLimiterMemory(limits) };
  return store instanceof Redis
    ? new RateLimiterRedis({ ...options, storeClient: store, rejectIfRedisNotReady: true })
    : new PostgresLimiter(store, options);
}

const stateOf = ({ name, tries, seconds }: Window, found: RateLimiterRes): LimitState => ({
  policy: name,
  quota: tries,
  window: seconds,
  remaining: Math.max(0, found.remainingPoints),
  reset: Math.max(1, Math.ceil(found.msBeforeNext / 1000)),
});

const refused = (limit: LimitState): RateLimited =>
  new RateLimited(limit.reset, `Too many tries. Wait ${inWords(limit.reset)} and try again.`, {
    ...limit,
    remaining: 0,
  });

const inWords = (seconds: number): string =>
  seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
