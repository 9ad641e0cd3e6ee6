import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { RateLimited } from "@/lib/kernel/errors.ts";
import { sign } from "@/lib/kernel/keys.ts";
import type { CounterStore } from "@/lib/tenancy/counter-store.ts";
import { addressBlock } from "./address-block.ts";
import { ACCOUNT_WINDOW, ADDRESS_WINDOW, PAIR_WINDOWS, type Window } from "./sign-in-limits.ts";

/** Who tries: the account's address as typed (known or not) and the network address. */
export type Try = { readonly email: string; readonly address: string };

export type SignInLimiter = {
  /**
   * Counts a try, before any password is hashed.
   * @throws RateLimited with the seconds to wait. The address is asked first, then the account from
   * this address, then the account: a try refused by one is not held against the next.
   */
  readonly consume: (attempt: Try) => Promise<void>;
  /** After a right password: clears what this address tried there, and takes back this one try. */
  readonly forgive: (attempt: Try) => Promise<void>;
};

/**
 * Limits sign-in by address, by account and by both, with counters shared by all nodes. While the store is
 * out of reach this process counts alone, with the same limits: it never lets everybody through.
 */
export function signInLimiter(store: CounterStore, secret: string): SignInLimiter {
  const byAddress = counter(store, ADDRESS_WINDOW);
  const byPair = PAIR_WINDOWS.map((window) => counter(store, window));
  const byAccount = counter(store, ACCOUNT_WINDOW);
  const keysOf = async ({ email, address }: Try) => {
    const block = addressBlock(address);
    // @NOTE Digests: the table of counters must not be a list of who tried from where.
    const digest = (text: string) => sign(secret, "address-digest", text);
    return {
      address: await digest(`address:${block}`),
      pair: await digest(`pair:${block}:${email}`),
      account: await digest(`account:${email}`),
    };
  };
  return {
    consume: async (attempt) => {
      const keys = await keysOf(attempt);
      await consumeOne(byAddress, keys.address);
      for (const limiter of byPair) await consumeOne(limiter, keys.pair);
      await consumeOne(byAccount, keys.account);
    },
    forgive: async (attempt) => {
      const keys = await keysOf(attempt);
      await Promise.all(byPair.map((limiter) => limiter.delete(keys.pair)));
      await byAccount.reward(keys.account, 1);
      await byAddress.reward(keys.address, 1);
    },
  };
}

function counter(store: CounterStore, window: Window): RateLimiterAbstract {
  const limits = {
    keyPrefix: `sign-in-${window.name}`,
    points: window.tries,
    duration: window.seconds,
  };
  return new RateLimiterPostgres({
    ...limits,
    storeClient: store,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(limits),
  });
}

async function consumeOne(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new RateLimited(seconds, `Too many tries. Wait ${inWords(seconds)} and try again.`);
  }
}

const inWords = (seconds: number): string =>
  seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
