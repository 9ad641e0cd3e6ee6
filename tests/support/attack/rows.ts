import { createHash } from "node:crypto";
import pg from "pg";

/** Rows that one statement gives, by a connection of its own. */
export async function rowsOf<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Counters, caches of signed records, and the time at which a session was last used. */
const RESTLESS = new Set(["rate_limits", "edge_items", "spent_tokens", "_prisma_migrations"]);
const RESTLESS_COLUMNS = "'seen_at' - 'confirmed' - 'confirmed_at'";

/**
 * What the database holds, as one hash a table: equal before and after whatever must change
 * nothing. Counts of attempts and times of last use do not matter.
 */
export async function databaseDigest(superUrl: string): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string }>(
    superUrl,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !RESTLESS.has(table.name))) {
    const rows = await rowsOf<{ row: string }>(
      superUrl,
      `SELECT (to_jsonb(t) - ${RESTLESS_COLUMNS})::text AS row FROM ${name} t ORDER BY 1`,
    );
    const text = rows.map(({ row }) => row).join("\n");
    digests[name] = `${rows.length} rows ${createHash("sha256").update(text).digest("hex")}`;
  }
  return digests;
}
