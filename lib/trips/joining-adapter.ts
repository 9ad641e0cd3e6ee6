import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  Transaction,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Sends one statement as Prisma's adapter words it. */
export type Query = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

/**
 * @NOTE On globalThis, as the client is: the server and Next's bundles each have a copy of this module,
 * and whoever joins must be heard by the client that another copy made.
 */
const keeper = globalThis as typeof globalThis & {
  gatehouseJoining?: AsyncLocalStorage<{ readonly query: Query; joined: boolean }>;
};

const joining = () => (keeper.gatehouseJoining ??= new AsyncLocalStorage());

/**
 * Has the transaction that Prisma begins in `begin` be part of one that is open already, whose
 * statements go by `query`. Beginning and ending it are not Prisma's.
 * @returns whether it has begun there.
 */
export function joiningBy<Result>(
  query: Query,
  begin: () => Result,
): { readonly begun: Result; readonly isJoined: () => boolean } {
  const held = { query, joined: false };
  return { begun: joining().run(held, begin), isJoined: () => held.joined };
}

/** Prisma's adapter on a pool, whose transactions may join one that is open. */
export function joiningAdapter(pool: pg.Pool): SqlDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter: SqlDriverAdapter = await factory.connect();
      const start = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = (level) => {
        const held = joining().getStore();
        if (held === undefined || held.joined) return start(level);
        held.joined = true;
        return joined(held.query);
      };
      return adapter;
    },
  };
}

/** @NOTE The adapter sends what is in no transaction of its own by `query` of what it takes for a pool. */
async function joined(query: Query): Promise<Transaction> {
  const nobody = () => undefined;
  const facade: unknown = Object.assign(Object.create(pg.Pool.prototype) as object, {
    ...{ query, options: {}, on: nobody, removeListener: nobody },
  });
  const adapter: SqlDriverAdapter = await new PrismaPg(facade as pg.Pool).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (statement) => adapter.queryRaw(statement),
    executeRaw: (statement) => adapter.executeRaw(statement),
    // @NOTE So that Prisma sends no COMMIT and no ROLLBACK of its own.
    options: { usePhantomQuery: true },
    commit: () => Promise.resolve(),
    rollback: () => Promise.resolve(),
  };
}
