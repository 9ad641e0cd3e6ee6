import { joiningAdapter, joiningBy, type Query } from "@/lib/trips/joining-adapter.ts";
import { PipelinedTransaction, type Joined } from "@/lib/trips/pipelined-transaction.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { endPool, pool } from "./pool.ts";

/** The database inside one transaction. */
export type Transaction = Prisma.TransactionClient;

const keeper = globalThis as typeof globalThis & { gatehouseDatabase?: PrismaClient };

/** @NOTE How long a connection is waited for, the pool alone says: it knows when this process was busy. */
const TRANSACTIONS = { timeout: 15_000, maxWait: 60_000 };

/** The process's one Prisma client, on `pool`. Connects with the first query. */
export function database(): PrismaClient {
  keeper.gatehouseDatabase ??= new PrismaClient({
    adapter: joiningAdapter(pool()),
    errorFormat: "minimal",
    transactionOptions: TRANSACTIONS,
  });
  return keeper.gatehouseDatabase;
}

/** Begins a transaction for writing; there is no connection before its first statement is sent. */
export const newTransaction = (how: {
  readonly begin: string;
  readonly milliseconds: number;
}): PipelinedTransaction<Transaction> =>
  new PipelinedTransaction({ ...how, connect: () => pool().connect(), join: joinTransaction });

/** @NOTE Whoever holds the transaction has a limit of their own, and it is shorter. */
const LIMITS = { timeout: 60 * 60_000, maxWait: 60 * 60_000 };

/** Lets Prisma's models ask within a transaction whose statements go by `query`. */
function joinTransaction(query: Query): Promise<Joined<Transaction>> {
  return new Promise((resolve, reject) => {
    const { begun, isJoined } = joiningBy(query, () =>
      database().$transaction((db) => {
        // @NOTE In one of its own it would see nothing of what is under way, and not end with it.
        if (!isJoined()) throw new Error("Prisma began a transaction of its own.");
        return new Promise<void>((left) => {
          const leave = (): Promise<void> => {
            left();
            return begun;
          };
          resolve({ db, leave });
        });
      }, LIMITS),
    );
    begun.catch(reject);
  });
}

/** Closes every connection; a later call of `database` opens new ones. For scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const open = keeper.gatehouseDatabase;
  delete keeper.gatehouseDatabase;
  await open?.$disconnect();
  await endPool();
}
