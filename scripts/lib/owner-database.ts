import pg from "pg";
import { atDatabase } from "./scratch-database.ts";

/** Name of the role that owns the tables, and of its database, in an embedded PostgreSQL. */
export const OWNER = "gatehouse";

/**
 * Makes the owning role and its database where they are missing. Like the owner on a hosted
 * PostgreSQL it is no superuser, so that what works here works there.
 */
export async function ensureOwnerDatabase(superUrl: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: superUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // the query that meets the loss reports it
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [OWNER]);
    const verb = role.rowCount === 0 ? "CREATE" : "ALTER";
    const secret = pg.escapeLiteral(password);
    await client.query(
      `${verb} ROLE ${OWNER} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB CREATEROLE PASSWORD ${secret}`,
    );
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [OWNER]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
  const url = new URL(atDatabase(superUrl, OWNER));
  url.username = OWNER;
  url.password = password;
  return url.href;
}
