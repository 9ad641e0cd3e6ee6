import pg from "pg";
import { environment } from "@/lib/kernel/env.ts";
import { log } from "@/lib/kernel/log.ts";
import { sendable } from "@/lib/trips/send-statements.ts";
import type { Rows, Statement } from "@/lib/trips/trip.ts";
import { PatientPool } from "./patient-pool.ts";

/**
 * @NOTE `pg` waits for ever by default, on every one of these. The client's own limit is above the
 * server's, so that the server can answer with a reason before the client gives up.
 */
const LIMITS = {
  statement_timeout: 15_000,
  query_timeout: 18_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 20_000,
  idleTimeoutMillis: 30_000,
  maxLifetimeSeconds: 1_800,
};

const CONNECTIONS = 10;

/** Milliseconds for a connection, be it made or handed on. */
const PATIENCE = 4_000;

// A development server loads modules anew on each change, and must not open a pool each time.
const keeper = globalThis as typeof globalThis & { gatehousePool?: pg.Pool };

/**
 * The process's one pool of connections, as the application's own role (DATABASE_APP_URL).
 * @throws Error when DATABASE_APP_URL is not set.
 */
export function pool(): pg.Pool {
  keeper.gatehousePool ??= openPool(environment().DATABASE_APP_URL);
  return keeper.gatehousePool;
}

/** A pool with the house's limits on any database; who opens it ends it. */
export function openPool(connectionString: string, patience = PATIENCE): pg.Pool {
  if (connectionString === "") throw new Error("DATABASE_APP_URL is not set. See .env.example.");
  const settings = { ...LIMITS, max: CONNECTIONS, keepAlive: true, application_name: "gatehouse" };
  const opened = new PatientPool({ connectionString, ...settings }, patience);
  // Without a listener a database that restarts would end this process.
  opened.on("error", (cause) => {
    log.warn("an idle connection to the database was lost", { reason: cause.message });
  });
  // @NOTE The pool listens to idle connections alone. One that is in use has its query to tell of its
  // loss, and may tell of it twice: an error nobody listens to ends the process.
  opened.on("connect", (client) => client.on("error", () => undefined));
  // @NOTE Prisma hands one back also where its ROLLBACK was not answered: whoever came next would go on
  // in a transaction of somebody else, and commit it. The pool removes what is being ended.
  opened.on("release", (_, client) => {
    if (client.getTransactionStatus() !== "I") void client.end();
  });
  return opened;
}

/**
 * Sends statements in one round trip, which PostgreSQL runs one after the other as one transaction:
 * what the first of them sets for the transaction holds for the others and ends with them, whatever
 * happens (PostgreSQL, «Pipelining»: an implicit transaction up to `Sync`). If one fails, all fail.
 * @returns the rows of each.
 */
export async function inOneTrip(statements: readonly Statement[]): Promise<readonly Rows[]> {
  const sending = sendable(statements);
  const client = await pool().connect();
  const { answers, failure } = await sending(client);
  // @NOTE What PostgreSQL refused it is done with; of anything else nobody knows how far it came.
  client.release(failure !== null && !(failure instanceof pg.DatabaseError));
  if (failure !== null) throw failure;
  return answers.map(({ rows }) => rows);
}

/** Ends the pool; a later call of `pool` opens another. For scripts and tests. */
export async function endPool(): Promise<void> {
  const open = keeper.gatehousePool;
  delete keeper.gatehousePool;
  await open?.end();
}
