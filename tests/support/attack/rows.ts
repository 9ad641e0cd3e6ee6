import { createHash } from "node:crypto";
import pg from "pg";

/** Rows that one statement gives, by a connection of its own. */
export const rowsOf = <Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> =>
  connected(url, async (client) => (await client.query<Row>(sql, [...values])).rows);

/** Counters, caches of signed records, and the time at which something was last used. */
const RESTLESS = new Set([
  "rate_limits",
  "domain_usage",
  "edge_items",
  "spent_tokens",
  "_prisma_migrations",
]);
const RESTLESS_COLUMNS = "'seen_at' - 'last_used_at' - 'confirmed' - 'confirmed_at'";

/**
 * What the database holds, as one hash a table: equal before and after whatever must change
 * nothing. Counts of attempts and times of last use do not matter.
 */
export const databaseDigest = (superUrl: string): Promise<Record<string, string>> =>
  connected(superUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !RESTLESS.has(table.name))) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT (to_jsonb(t) - ${RESTLESS_COLUMNS})::text AS row FROM ${name} t ORDER BY 1`,
      );
      const text = rows.map(({ row }) => row).join("\n");
      digests[name] = `${rows.length} rows ${createHash("sha256").update(text).digest("hex")}`;
    }
    return digests;
  });

async function connected<Result>(
  url: string,
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the query that meets the loss reports it
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
