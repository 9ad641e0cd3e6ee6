import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/lib/db/client.ts";
import { atDatabase } from "../../scripts/lib/scratch-database.ts";
import { ownSettings } from "./own-settings.ts";

export type TestDatabase = {
  /** The role that owns the tables; forced row-level security holds for it too. */
  readonly ownerUrl: string;
  /** The application's own role. */
  readonly appUrl: string;
  /** The superuser, to look behind row-level security. */
  readonly superUrl: string;
  drop(): Promise<void>;
};

/** A new database with all migrations and no data, on the run's PostgreSQL. */
export const freshDatabase = (): Promise<TestDatabase> =>
  create(`test_${randomUUID().replaceAll("-", "")}`);

async function create(name: string): Promise<TestDatabase> {
  const server = inject("testServer");
  const template = new URL(server.ownerUrl).pathname.slice(1);
  const owner = new URL(server.ownerUrl).username;
  await ask(server.superUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`);
  return {
    ownerUrl: atDatabase(server.ownerUrl, name),
    appUrl: atDatabase(server.appUrl, name),
    superUrl: atDatabase(server.superUrl, name),
    drop: async () => void (await ask(server.superUrl, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

/**
 * Gives the test file a database of its own for its length and points the process's settings at it,
 * so that `database()`, `openScope` and all above them work as in the product.
 * @NOTE One name for all files of a worker: they share its process, and what one left running asks
 * the next one's database, in which it finds nothing, and not one that is gone.
 * @returns what the file asks for the database, once its tests run.
 */
export function useDatabase(): () => TestDatabase {
  let current: TestDatabase | undefined;
  beforeAll(async () => {
    current = await create(`test_of_${process.pid}`);
    Object.assign(process.env, testEnvironment(current));
  });
  afterAll(async () => {
    await closeDatabase();
    await current?.drop();
  });
  return () => {
    if (current === undefined) throw new Error("The database exists only while tests run.");
    return current;
  };
}

/** Rows that one statement gives on a database, by a connection of its own. */
export async function ask<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Settings under which the product runs on a test database; its keys are new each time. */
export const testEnvironment = ({ appUrl }: TestDatabase): Record<string, string> =>
  ownSettings({ secret: inject("testServer").secret, appUrl });
