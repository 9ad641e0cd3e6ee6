import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter } from "@/lib/limits/counter.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";
import { ACCOUNT_WINDOW, ADDRESS_WINDOW, PAIR_WINDOWS } from "./sign-in-limits.ts";

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
export function signInLimiter(store: LimitStore, secret: string): SignInLimiter {
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
      await byAddress.consume(keys.address);
      for (const window of byPair) await window.consume(keys.pair);
      await byAccount.consume(keys.account);
    },
    forgive: async (attempt) => {
      const keys = await keysOf(attempt);
      await Promise.all(byPair.map((window) => window.clear(keys.pair)));
      await byAccount.giveBack(keys.account);
      await byAddress.giveBack(keys.address);
    },
  };
}
