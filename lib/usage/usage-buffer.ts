import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { HOUR_MS, type Outcome, type UsageCount } from "./usage-count.ts";

/** One request of a domain. */
export type Usage = {
  readonly organizationId: OrganizationId;
  readonly domainId: string;
  readonly outcome: Outcome;
};

export type UsageBuffer = {
  /** Counts a request made at this moment (milliseconds since the epoch). */
  readonly add: (usage: Usage, at: number) => void;
  /** Counts once more what could not be written; what there is no room for is given up. */
  readonly putBack: (organizationId: OrganizationId, counts: readonly UsageCount[]) => void;
  /** Hands out all that was counted, by organization, and starts anew. */
  readonly take: () => Map<OrganizationId, UsageCount[]>;
  readonly isEmpty: () => boolean;
};

/** Domains and hours that are kept for a database that is away. */
const ROOM = 20_000;

/** Counts requests by domain and hour until somebody takes them. */
export function usageBuffer(): UsageBuffer {
  let counts = new Map<string, { organizationId: OrganizationId; count: UsageCount }>();
  const merge = (organizationId: OrganizationId, count: UsageCount) => {
    const key = `${organizationId}:${count.domainId}:${count.hour}`;
    const known = counts.get(key)?.count;
    if (known === undefined && counts.size >= ROOM) return;
    counts.set(key, { organizationId, count: known === undefined ? count : sum(known, count) });
  };
  return {
    add: ({ organizationId, domainId, outcome }, at) =>
      merge(organizationId, {
        domainId,
        hour: at - (at % HOUR_MS),
        requests: 1,
        limited: outcome === "limited" ? 1 : 0,
        failed: outcome === "failed" ? 1 : 0,
        lastAt: at,
      }),
    putBack: (organizationId, taken) => {
      for (const count of taken) merge(organizationId, count);
    },
    take: () => {
      const taken = new Map<OrganizationId, UsageCount[]>();
      for (const { organizationId, count } of counts.values()) {
        const list = taken.get(organizationId) ?? [];
        list.push(count);
        taken.set(organizationId, list);
      }
      counts = new Map();
      return taken;
    },
    isEmpty: () => counts.size === 0,
  };
}

const sum = (one: UsageCount, other: UsageCount): UsageCount => ({
  ...one,
  requests: one.requests + other.requests,
  limited: one.limited + other.limited,
  failed: one.failed + other.failed,
  lastAt: Math.max(one.lastAt, other.lastAt),
});
