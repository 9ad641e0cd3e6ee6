import type { Redis } from "ioredis";
import { environment } from "@/lib/kernel/env.ts";
import { counterStore, type CounterStore } from "@/lib/tenancy/counter-store.ts";
import { redisClient } from "./redis-client.ts";

/**
 * Where counts are kept for all processes together: PostgreSQL or Redis.
 * @NOTE Redis is named, not recognized by its class: each of Next's bundles has one of its own.
 */
export type LimitStore = CounterStore | { readonly redis: Redis };

// @NOTE On globalThis: Next may evaluate a module once per bundle.
const keeper = globalThis as typeof globalThis & { gatehouseRedis?: Redis };

/** The process's one store: Redis when REDIS_URL names one, PostgreSQL otherwise. */
export function limitStore(url: string = environment().REDIS_URL): LimitStore {
  if (url === "") return counterStore;
  keeper.gatehouseRedis ??= redisClient(url);
  return { redis: keeper.gatehouseRedis };
}
