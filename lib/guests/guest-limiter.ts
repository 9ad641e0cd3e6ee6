import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { addressBlock } from "@/lib/auth/address-block.ts";
import type { CounterStore } from "@/lib/tenancy/counter-store.ts";
import { RateLimited } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import {
  ADDRESS_WINDOWS,
  CHALLENGE_WINDOW,
  SITE_WINDOW,
  workAfter,
  type GuestWindow,
} from "./guest-limits.ts";

/** Who tries at which site, by network address. */
export type GuestTry = { readonly organizationId: OrganizationId; readonly address: string };

export type GuestLimiter = {
  /** Counts a challenge asked for. @throws RateLimited for who asks for very many. */
  readonly askForChallenge: (attempt: GuestTry) => Promise<void>;
  /** How much work the site asks of each try now: 1, 2, 4 or 8. */
  readonly work: (organizationId: OrganizationId) => Promise<number>;
  /** Counts a try of this address, before anything is computed. @throws RateLimited. */
  readonly consume: (attempt: GuestTry) => Promise<void>;
  /** Counts a wrong password against the site. */
  readonly noteWrong: (organizationId: OrganizationId) => Promise<void>;
  /** Clears the address's counters after the right password. */
  readonly forgive: (attempt: GuestTry) => Promise<void>;
};

/**
 * Limits guesses at site passwords, with counters shared by all nodes; while their table is out of
 * reach this process counts alone. One address waits ever longer, a whole site only works harder.
 */
export function guestLimiter(store: CounterStore, secret: string): GuestLimiter {
  const tries = ADDRESS_WINDOWS.map((window) => counter(store, window));
  const challenges = counter(store, CHALLENGE_WINDOW);
  const site = counter(store, SITE_WINDOW);
  // @NOTE Digests: the table of counters must not be a list of who tried from where.
  const keyOf = ({ organizationId, address }: GuestTry) =>
    sign(secret, "address-digest", `guest:${organizationId}:${addressBlock(address)}`);
  return {
    askForChallenge: async (attempt) => consumeOne(challenges, await keyOf(attempt)),
    work: async (organizationId) =>
      workAfter((await site.get(organizationId))?.consumedPoints ?? 0),
    consume: async (attempt) => {
      const key = await keyOf(attempt);
      for (const limiter of tries) await consumeOne(limiter, key);
    },
    noteWrong: (organizationId) => consumeOne(site, organizationId),
    forgive: async (attempt) => {
      const key = await keyOf(attempt);
      await Promise.all(tries.map((limiter) => limiter.delete(key)));
    },
  };
}

function counter(store: CounterStore, window: GuestWindow): RateLimiterAbstract {
  const limits = { keyPrefix: window.name, points: window.tries, duration: window.seconds };
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
    throw new RateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}
