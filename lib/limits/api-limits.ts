import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import type { LimitState } from "@/lib/kernel/limit-state.ts";
import { addressBlock } from "./address-block.ts";
import { apiWindows, domainWindow, type ApiWindows } from "./api-windows.ts";
import { consumeAll, type Count } from "./consume-all.ts";
import { counter, type Counter } from "./counter.ts";
import { limitStore, type LimitStore } from "./limit-store.ts";

/** One request as the limits see it. */
export type ApiRequest = {
  /** The client's network address. */
  readonly address: string;
  /** The organization of whoever asks; null for nobody in particular. */
  readonly organizationId: OrganizationId | null;
  /** The domain whose token was shown; `requestsPerMinute` null: it has no limit of its own. */
  readonly domain: { readonly id: string; readonly requestsPerMinute: number | null } | null;
  /** The member whose token or session was shown. */
  readonly member: string | null;
};

export type ApiLimits = {
  /**
   * Asked before a credential is looked at that may be a guess, at no statement: what this process
   * knows already. Not before a signed token, which nobody guesses: many may share an address.
   * @throws RateLimited for an address that had too many credentials refused.
   */
  readonly admit: (address: string) => Promise<void>;
  /**
   * Counts a request of a domain by its own limit and its organization's, one of a member by the
   * address and the organization's, one of nobody by the address alone and more strictly: strangers
   * use up nobody's share. One statement at most. `meanwhile` as `consumeAll` has it.
   * @returns where the client stands with the policy that binds it most, for `limitHeaders`.
   * @throws RateLimited with the longest wait among those that refuse.
   */
  readonly consume: (request: ApiRequest, meanwhile?: () => void) => Promise<LimitState>;
  /**
   * Counts a refused credential that may have been a guess: an unknown key, a wrong secret or
   * signature. Not one that is genuine and merely expired: its owner only has to renew it.
   * @throws RateLimited in place of the refusal when that was one too many.
   */
  readonly noteRefused: (address: string) => Promise<void>;
};

export type ApiLimitSettings = {
  readonly store: LimitStore;
  readonly secret: string;
  readonly windows: ApiWindows;
};

/**
 * The limits of the API. Keep one for the process: it remembers who is refused until their window
 * ends, so that hammering on costs no statement.
 */
export function apiLimits(settings: ApiLimitSettings = ofThisInstance()): ApiLimits {
  const { store, secret, windows } = settings;
  const counters = {
    organization: counter(store, windows.organization, "refusals"),
    address: counter(store, windows.address, "refusals"),
    anonymous: counter(store, windows.anonymous, "refusals"),
    refused: counter(store, windows.refused, "refusals"),
  };
  const domainCounter = countersByLimit(store);
  // @NOTE Digests: the table of counters must not be a list of who asked from where.
  const keyOf = (address: string) => sign(secret, "address-digest", `api:${addressBlock(address)}`);
  const countsOf = async (request: ApiRequest): Promise<[Count, ...Count[]]> => {
    const { address, organizationId, domain, member } = request;
    if (organizationId === null || (domain === null && member === null)) {
      return [[counters.anonymous, await keyOf(address)]];
    }
    const whole: Count = [counters.organization, organizationId];
    if (domain === null) return [whole, [counters.address, await keyOf(address)]];
    if (domain.requestsPerMinute === null) return [whole];
    const own = domainCounter(domain.requestsPerMinute);
    return [whole, [own, `${organizationId}:${domain.id}`]];
  };
  return {
    admit: async (address) => {
      const refusal = counters.refused.refusal(await keyOf(address));
      if (refusal !== null) throw refusal;
    },
    consume: async (request, meanwhile) => consumeAll(await countsOf(request), meanwhile),
    noteRefused: async (address) => void (await counters.refused.consume(await keyOf(address))),
  };
}

const ofThisInstance = (): ApiLimitSettings => {
  const settings = environment();
  return {
    store: limitStore(),
    secret: settings.GATEHOUSE_SECRET,
    windows: apiWindows(settings),
  };
};

const MOST_LIMITS = 500;

/** One counter for each limit in use: the count goes on when a domain's limit is changed. */
function countersByLimit(store: LimitStore): (requestsPerMinute: number) => Counter {
  const counters = new Map<number, Counter>();
  return (requestsPerMinute) => {
    const known = counters.get(requestsPerMinute);
    if (known !== undefined) return known;
    if (counters.size >= MOST_LIMITS) counters.clear();
    const made = counter(store, domainWindow(requestsPerMinute), "refusals");
    counters.set(requestsPerMinute, made);
    return made;
  };
}
