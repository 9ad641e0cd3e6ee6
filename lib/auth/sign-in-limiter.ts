import { Unavailable } from "@/lib/kernel/errors.ts";
import { counter, type Counter } from "@/lib/limits/counter.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";
import { factorLimiter, type FactorLimiter } from "./factors/factor-limiter.ts";
import { ADDRESS_WINDOW, accountWindows, USUAL_TRIES } from "./sign-in-limits.ts";
import { tryKeys, type Try } from "./try-keys.ts";

export type SignInLimiter = {
  /**
   * Counts a try, before any password is hashed.
   * @throws RateLimited with the seconds to wait. The address is asked first, then the account from
   * this address, then the account: a try refused by one is not held against the next.
   */
  readonly consume: (attempt: Try) => Promise<void>;
  /** After a right password: clears what this address tried there, and takes back this one try. */
  readonly forgive: (attempt: Try) => Promise<void>;
  /** Takes back a try that was counted, and then was not judged. */
  readonly takeBack: (attempt: Try) => Promise<void>;
  /** Limits the second step. */
  readonly factors: FactorLimiter;
};

/**
 * Limits sign-in by address, by account and by both, with counters shared by all nodes. While the store is
 * out of reach this process counts alone, with the same limits: it never lets everybody through.
 * @param tries how many at an account in a quarter of an hour, as the owner of the instance decided.
 */
export function signInLimiter(
  store: LimitStore,
  secret: string,
  tries: () => Promise<number> = decidedTries,
): SignInLimiter {
  const byAddress = counter(store, ADDRESS_WINDOW);
  const byTries = new Map<number, AccountCounters>();
  const counters = async (): Promise<AccountCounters> => {
    const most = await tries();
    const known = byTries.get(most) ?? accountCounters(store, most);
    byTries.set(most, known);
    return known;
  };
  return {
    consume: async (attempt) => {
      const keys = await tryKeys(attempt, secret);
      await byAddress.consume(keys.address);
      const { pair, account } = await counters();
      for (const window of pair) await window.consume(keys.pair);
      await account.consume(keys.account);
    },
    forgive: async (attempt) => {
      const keys = await tryKeys(attempt, secret);
      const { pair, account } = await counters();
      await Promise.all(pair.map((window) => window.clear(keys.pair)));
      await account.giveBack(keys.account);
      await byAddress.giveBack(keys.address);
    },
    takeBack: async (attempt) => {
      const keys = await tryKeys(attempt, secret);
      const { pair, account } = await counters();
      await Promise.all([
        byAddress.giveBack(keys.address),
        ...pair.map((window) => window.giveBack(keys.pair)),
        account.giveBack(keys.account),
      ]);
    },
    factors: factorLimiter(store, secret),
  };
}

/** Who counts tries at an account: from one address in each window, and from everywhere. */
export type AccountCounters = { readonly pair: readonly Counter[]; readonly account: Counter };

/** The counters for so many tries in a quarter of an hour. */
export function accountCounters(store: LimitStore, tries: number): AccountCounters {
  const { pair, account } = accountWindows(tries);
  return { pair: pair.map((window) => counter(store, window)), account: counter(store, account) };
}

/** @NOTE While the database is away nobody gets in anyway; guesses are counted all the same. */
async function decidedTries(): Promise<number> {
  try {
    return (await instanceSettings()).signInTries;
  } catch (error) {
    if (error instanceof Unavailable) return USUAL_TRIES;
    throw error;
  }
}
