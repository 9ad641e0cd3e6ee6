import { afterAll } from "vitest";
import { openPool } from "@/lib/db/pool.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { apiLimits, type ApiLimits, type ApiRequest } from "@/lib/limits/api-limits.ts";
import { apiWindows, type ApiWindows } from "@/lib/limits/api-windows.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";
import type { CounterStore } from "@/lib/tenancy/counter-store.ts";

/** A store that counts the statements sent to it. */
export type CountedStore = CounterStore & { readonly statements: () => number };

/** Stores on pools of their own, as other processes would have them; ended after the tests. */
export function useStores(): (url: string) => CountedStore {
  const pools: ReturnType<typeof openPool>[] = [];
  afterAll(() => Promise.all(pools.map((pool) => pool.end())));
  return (url) => {
    const pool = openPool(url);
    pools.push(pool);
    let statements = 0;
    return {
      statements: () => statements,
      query: (query) => {
        statements += 1;
        return pool.query(query);
      },
    };
  };
}

/** The limits of one process on this store; windows that a test does not set are the product's. */
export const limitsOn = (store: LimitStore, windows: Partial<ApiWindows> = {}): ApiLimits =>
  apiLimits({
    store,
    secret: "s".repeat(32),
    windows: { ...apiWindows(environment()), ...windows },
  });

/** A request of a new domain in a new organization, from an address nobody else has. */
export function ofDomain(requestsPerMinute: number | null): ApiRequest {
  return {
    address: someAddress(),
    organizationId: newId<OrganizationId>(),
    domain: { id: newId(), requestsPerMinute },
    member: null,
  };
}

/** An IPv6 address in a /64 of its own. */
export const someAddress = (): string => {
  const group = () => newId().slice(-4);
  return `2001:db8:${group()}:${group()}::1`;
};

/** What came of many tries: how many passed, and every refusal. */
export async function outcomesOf(
  tries: readonly Promise<unknown>[],
): Promise<{ passed: number; refusals: unknown[] }> {
  const settled = await Promise.allSettled(tries);
  const refusals: unknown[] = [];
  for (const one of settled) if (one.status === "rejected") refusals.push(one.reason);
  return { passed: settled.length - refusals.length, refusals };
}

export const times = <Result>(count: number, run: (index: number) => Result): Result[] =>
  Array.from({ length: count }, (_, index) => run(index));
