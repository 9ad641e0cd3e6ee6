import { RateLimiterPostgres } from "rate-limiter-flexible";
import type { CounterStore } from "@/lib/tenancy/counter-store.ts";
import { joinUpserts, type Change, type Held } from "./joined-upserts.ts";

/**
 * rate-limiter-flexible's counter in PostgreSQL, with its one hot statement joined to those of all
 * other counters on the same store.
 */
export class PostgresLimiter extends RateLimiterPostgres {
  readonly #change: (change: Change) => Promise<Held>;

  constructor(
    store: CounterStore,
    options: Omit<ConstructorParameters<typeof RateLimiterPostgres>[0], "storeClient">,
  ) {
    super({
      ...options,
      storeClient: store,
      storeType: "pool",
      tableName: "rate_limits",
      tableCreated: true,
      // The sweep removes what has expired, of all counters together.
      clearExpiredByTimeout: false,
    });
    this.#change = upsertsOf(store);
  }

  /** @NOTE The library's own hook for a store; `_get` and `_delete` stay as they are. */
  protected async _upsert(
    key: string,
    points: number,
    milliseconds: number,
  ): Promise<{ rows: Held[] }> {
    return { rows: [await this.#change({ key, points, expire: Date.now() + milliseconds })] };
  }
}

const joined = new WeakMap<CounterStore, (change: Change) => Promise<Held>>();

function upsertsOf(store: CounterStore): (change: Change) => Promise<Held> {
  const known = joined.get(store) ?? joinUpserts(store);
  joined.set(store, known);
  return known;
}
