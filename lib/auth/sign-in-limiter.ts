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
import { ACCOUNT_WINDOWS, ADDRESS_WINDOW, type Window } from "./sign-in-limits.ts";

/** Who tries: the account's address as typed (known or not) and the network address. */
export type Try = { readonly email: string; readonly address: string };

export type SignInLimiter = {
  /**
   * Counts a try, before any password is hashed.
   * @throws RateLimited with the seconds to wait; a refused try is not held against the account
   * when the address alone was too eager.
   */
  readonly consume: (attempt: Try) => Promise<void>;
  /** After a right password: clears the account's counters and takes back this one try. */
  readonly forgive: (attempt: Try) => Promise<void>;
};

/**
 * Limits sign-in by account and by address with counters shared by all nodes. While the store is
 * out of reach this process counts alone, with the same limits: it never lets everybody through.
 */
export function signInLimiter(store: CounterStore, secret: string): SignInLimiter {
  const byAddress = counter(store, ADDRESS_WINDOW);
  const byAccount = ACCOUNT_WINDOWS.map((window) => counter(store, window));
  // @NOTE Digests: the table of counters must not be a list of who tried from where.
  const account = ({ email }: Try) => sign(secret, "address-digest", `account:${email}`);
  const address = (attempt: Try) =>
    sign(secret, "address-digest", `address:${addressBlock(attempt.address)}`);
  return {
    consume: async (attempt) => {
      await consumeOne(byAddress, await address(attempt));
      const key = await account(attempt);
      for (const limiter of byAccount) await consumeOne(limiter, key);
    },
    forgive: async (attempt) => {
      const key = await account(attempt);
      await Promise.all(byAccount.map((limiter) => limiter.delete(key)));
      await byAddress.reward(await address(attempt), 1);
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
