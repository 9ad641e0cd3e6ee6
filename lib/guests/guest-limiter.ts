import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter } from "@/lib/limits/counter.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";
import { ADDRESS_WINDOWS, CHALLENGE_WINDOW, SITE_WINDOW, workAfter } from "./guest-limits.ts";

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
 * Limits guesses at site passwords, with counters shared by all nodes; while their store is out of
 * reach this process counts alone. One address waits ever longer, a whole site only works harder.
 */
export function guestLimiter(store: LimitStore, secret: string): GuestLimiter {
  const tries = ADDRESS_WINDOWS.map((window) => counter(store, window));
  const challenges = counter(store, CHALLENGE_WINDOW);
  const site = counter(store, SITE_WINDOW);
  // @NOTE Digests: the table of counters must not be a list of who tried from where.
  const keyOf = ({ organizationId, address }: GuestTry) =>
    sign(secret, "address-digest", `guest:${organizationId}:${addressBlock(address)}`);
  return {
    askForChallenge: async (attempt) => void (await challenges.consume(await keyOf(attempt))),
    work: async (organizationId) => workAfter(await site.count(organizationId)),
    consume: async (attempt) => {
      const key = await keyOf(attempt);
      for (const window of tries) await window.consume(key);
    },
    noteWrong: async (organizationId) => void (await site.consume(organizationId)),
    forgive: async (attempt) => {
      const key = await keyOf(attempt);
      await Promise.all(tries.map((window) => window.clear(key)));
    },
  };
}
