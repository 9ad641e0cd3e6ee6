import pg from "pg";

/**
 * One connection outside the pool, for what must keep its own, such as LISTEN. Not yet connected;
 * it keeps no process alive, and who made it ends it.
 */
export function ownConnection(connectionString: string): pg.Client {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 4_000,
    statement_timeout: 5_000,
    query_timeout: 6_000,
    keepAlive: true,
    application_name: "gatehouse-notices",
  });
  // @NOTE Not in its types; a command that is done must end, whatever this still waits for.
  const { unref } = client as pg.Client & { unref?: () => void };
  client.once("connect", () => unref?.call(client));
  return client;
}
