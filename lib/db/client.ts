import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { endPool, pool } from "./pool.ts";

/** The database inside one transaction. */
export type Transaction = Prisma.TransactionClient;

const keeper = globalThis as typeof globalThis & { gatehouseDatabase?: PrismaClient };

/** The process's one Prisma client, on `pool`. Connects with the first query. */
export function database(): PrismaClient {
  keeper.gatehouseDatabase ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    errorFormat: "minimal",
  });
  return keeper.gatehouseDatabase;
}

/** Closes every connection; a later call of `database` opens new ones. For scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const open = keeper.gatehouseDatabase;
  delete keeper.gatehouseDatabase;
  await open?.$disconnect();
  await endPool();
}
