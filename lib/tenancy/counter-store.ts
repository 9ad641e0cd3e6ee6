import { pool } from "@/lib/db/pool.ts";

/** What counters need of the database: single statements, atomic by themselves. */
export type CounterStore = {
  readonly query: (query: { text: string; values: unknown[]; name?: string }) => Promise<unknown>;
};

/**
 * The store of rate limits. Counters belong to no organization, hold digests as keys and must
 * survive the roll-back of whatever they count; hence no scope and no transaction.
 */
export const counterStore: CounterStore = { query: (query) => pool().query(query) };
