import type { Clock } from "@/lib/kernel/clock.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { SiteRecord } from "@/lib/site-access/record.ts";
import { verifySiteRecord } from "@/lib/site-access/record.ts";
import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import type { RecordStore } from "./record-store.ts";

/**
 * What the wall knows of a hostname. A record that cannot be believed is given as `private`.
 *
 * - `unknown`: the store knows no such host
 * - `unavailable`: the store cannot be asked, and no record was ever seen
 */
export type SiteState =
  | { readonly kind: "site"; readonly record: SiteRecord }
  | { readonly kind: "unknown" }
  | { readonly kind: "unavailable" };

export type SiteRecords = {
  /** The state of a hostname's site, never from memory older than a second while the store answers. */
  find(hostname: string, later: (work: Promise<unknown>) => void): Promise<SiteState>;
};

/** Milliseconds for which memory answers; in their second half it is refreshed behind the request. */
const memoryLife = 1000;
/** Milliseconds the store is waited for when memory has a record, and when it has none. */
const patienceWithRecord = 500;
const patienceWithout = 2500;
const mostHosts = 10_000;

/** What was last learnt of a hostname. `record` is the last good one. */
type Knowledge = {
  readonly at: number;
  readonly record: SiteRecord;
  /** Whether the store's last answer was the record held, or could not be believed. */
  readonly trust: "good" | "distrusted";
};

/** A hostname without a record, and why. */
type Gap = { readonly at: number; readonly kind: "unknown" | "unavailable" };

/** The means by which records are read, verified and timed. */
type Means = { readonly store: RecordStore; readonly verifyKey: string; readonly clock: Clock };

/**
 * The wall's memory of site records: one read per hostname at a time, however many wait for it;
 * never an older version of an organization's record than was already seen.
 */
export const createSiteRecords = (means: Means): SiteRecords => new SiteMemory(means);

class SiteMemory implements SiteRecords {
  readonly #means: Means;
  readonly #known = new BoundedMap<string, Knowledge>(mostHosts);
  // @NOTE Apart from the records, so that a flood of made-up hostnames pushes none of them out.
  readonly #gaps = new BoundedMap<string, Gap>(mostHosts);
  readonly #newest = new BoundedMap<OrganizationId, number>(mostHosts);
  readonly #flights = new Map<string, Promise<void>>();

  constructor(means: Means) {
    this.#means = means;
  }

  async find(hostname: string, later: (work: Promise<unknown>) => void): Promise<SiteState> {
    const at = (this.#known.get(hostname) ?? this.#gaps.get(hostname))?.at;
    const age = at === undefined ? Infinity : this.#means.clock() - at;
    if (age >= memoryLife) await this.#refresh(hostname);
    else if (age >= memoryLife / 2) later(this.#refresh(hostname));
    return this.#stateOf(hostname);
  }

  #refresh(hostname: string): Promise<void> {
    const flight =
      this.#flights.get(hostname) ??
      this.#read(hostname).finally(() => this.#flights.delete(hostname));
    this.#flights.set(hostname, flight);
    return flight;
  }

  async #read(hostname: string): Promise<void> {
    const before = this.#known.get(hostname);
    const patience = before === undefined ? patienceWithout : patienceWithRecord;
    try {
      const item = await this.#means.store.read(hostname, patience);
      if (item === undefined) this.#leave(hostname, "unknown");
      else this.#keep(hostname, await this.#learn(hostname, item));
    } catch {
      // @NOTE Unreachable: what was known stays known, until its own expiry.
      this.#keep(hostname, before === undefined ? null : { ...before, at: this.#means.clock() });
    }
  }

  #keep(hostname: string, knowledge: Knowledge | null): void {
    if (knowledge === null) return this.#leave(hostname, "unavailable");
    this.#gaps.delete(hostname);
    this.#known.set(hostname, knowledge);
  }

  #leave(hostname: string, kind: Gap["kind"]): void {
    this.#known.delete(hostname);
    this.#gaps.set(hostname, { at: this.#means.clock(), kind });
  }

  /** What an item of the store says; null when it is nothing and no record was known before. */
  async #learn(hostname: string, item: unknown): Promise<Knowledge | null> {
    const at = this.#means.clock();
    const held = this.#known.get(hostname)?.record ?? null;
    const verified = await verifySiteRecord({ verifyKey: this.#means.verifyKey, now: at }, item);
    if (verified === null || !verified.record.hosts.includes(hostname)) {
      return held === null ? null : { at, record: held, trust: "distrusted" };
    }
    const { record, expired } = verified;
    if (expired || record.version < (this.#newest.get(record.org) ?? 0)) {
      return { at, record: held ?? record, trust: "distrusted" };
    }
    this.#newest.set(record.org, record.version);
    return { at, record, trust: "good" };
  }

  #stateOf(hostname: string): SiteState {
    const knowledge = this.#known.get(hostname);
    if (knowledge === undefined) return { kind: this.#gaps.get(hostname)?.kind ?? "unavailable" };
    const { record, trust } = knowledge;
    const isExpired = record.exp * 1000 <= this.#means.clock();
    const isOutdated = record.version < (this.#newest.get(record.org) ?? 0);
    const isBelieved = trust === "good" && !isExpired && !isOutdated;
    return { kind: "site", record: isBelieved ? record : { ...record, level: "private" } };
  }
}
