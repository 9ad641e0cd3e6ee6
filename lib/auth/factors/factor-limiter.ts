import type { UserId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter, type Window } from "@/lib/limits/counter.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";

/**
 * Wrong codes of one person (security.md). Whoever gets here knew the password: three codes of a
 * million are right at a time, so that ten tries in ten minutes find one in half a year on average.
 */
const PERSON_WINDOW: Window = { name: "factor-person", tries: 10, seconds: 600 };

/** Wrong codes from one address (/64 of IPv6), whoever's. */
const ADDRESS_WINDOW: Window = { name: "factor-address", tries: 30, seconds: 900 };

/** Whose factor is tried, and from where; null: a passkey's, which nobody guesses. */
export type FactorTry = { readonly userId: UserId | null; readonly address: string };

export type FactorLimiter = {
  /** Counts a try, before anything is looked at. @throws RateLimited. */
  readonly consume: (attempt: FactorTry) => Promise<void>;
  /** After a right one: gives back this one try, and no other. */
  readonly forgive: (attempt: FactorTry) => Promise<void>;
};

/** Limits tries of codes by person and by address, with counters shared by all nodes. */
export function factorLimiter(store: LimitStore, secret: string): FactorLimiter {
  const byPerson = counter(store, PERSON_WINDOW);
  const byAddress = counter(store, ADDRESS_WINDOW);
  const digest = (text: string) => sign(secret, "address-digest", text);
  const personKey = (userId: UserId) => digest(`factor:${userId}`);
  const addressKey = (address: string) => digest(`factor-address:${addressBlock(address)}`);
  return {
    consume: async ({ userId, address }) => {
      await byAddress.consume(await addressKey(address));
      if (userId !== null) await byPerson.consume(await personKey(userId));
    },
    forgive: async ({ userId, address }) => {
      await byAddress.giveBack(await addressKey(address));
      if (userId !== null) await byPerson.giveBack(await personKey(userId));
    },
  };
}
