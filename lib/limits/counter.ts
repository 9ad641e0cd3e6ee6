import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
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
  /** The refusal that `consume` would throw, as far as this process remembers it; else null. */
  readonly refusal: (key: string) => RateLimited | null;
  /** How many the running window has counted. */
  readonly count: (key: string) => Promise<number>;
  /** Takes one try back. */
  readonly giveBack: (key: string) => Promise<void>;
  /** Forgets every try. */
  readonly clear: (key: string) => Promise<void>;
};

/**
 * What a process remembers: the refusals of windows that nobody is forgiven, so that a client who
 * hammers on costs no statement; nothing where a try may be given back in another process.
 */
export type Memory = "nothing" | "refusals";

/**
 * A counter of fixed windows. While its store is out of reach this process counts alone, with the
 * same limits: it never lets everybody through.
 */
export function counter(store: LimitStore, window: Window, memory: Memory = "nothing"): Counter {
  const limiter = limiterOf(store, window, memory);
  return {
    consume: async (key) => {
      try {
        return stateOf(window, await limiter.consume(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw refused(window, refusal.msBeforeNext);
      }
    },
    refusal: (key) => {
      const wait = limiter.getInMemoryBlockMsBeforeExpire(limiter.getKey(key));
      return wait > 0 ? refused(window, wait) : null;
    },
    count: async (key) => (await limiter.get(key))?.consumedPoints ?? 0,
    giveBack: async (key) => void (await limiter.reward(key, 1)),
    clear: async (key) => void (await limiter.delete(key)),
  };
}

/** @NOTE The library has it, its types do not. */
type Remembering = RateLimiterAbstract & {
  readonly getInMemoryBlockMsBeforeExpire: (key: string) => number;
};

function limiterOf(store: LimitStore, window: Window, memory: Memory): Remembering {
  const limits = { keyPrefix: window.name, points: window.tries, duration: window.seconds };
  const options = {
    ...limits,
    insuranceLimiter: new RateLimiterMemory(limits),
    inMemoryBlockOnConsumed: memory === "refusals" ? window.tries : 0,
  };
  const limiter: RateLimiterAbstract =
    "redis" in store
      ? new RateLimiterRedis({ ...options, storeClient: store.redis, rejectIfRedisNotReady: true })
      : new PostgresLimiter(store, options);
  return limiter as Remembering;
}

const stateOf = ({ name, tries, seconds }: Window, found: RateLimiterRes): LimitState => ({
  policy: name,
  quota: tries,
  window: seconds,
  remaining: Math.max(0, found.remainingPoints),
  reset: inSeconds(found.msBeforeNext),
});

function refused({ name, tries, seconds }: Window, milliseconds: number): RateLimited {
  const reset = inSeconds(milliseconds);
  const limit = { policy: name, quota: tries, window: seconds, remaining: 0, reset };
  return new RateLimited(reset, `Too many tries. Wait ${inWords(reset)} and try again.`, limit);
}

const inSeconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

const inWords = (seconds: number): string =>
  seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
