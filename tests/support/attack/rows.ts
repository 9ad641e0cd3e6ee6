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
    const statements = tables
      .filter(({ name }) => !RESTLESS.has(name))
      .map(({ name }) => digestStatement(name));
    const { rows } = await client.query<{ name: string; digest: string }>(
      statements.join(" UNION ALL "),
    );
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  });

const digestStatement = (table: string): string =>
  `SELECT '${table}' AS name,
     count(*) || ' rows ' || encode(sha256(convert_to(
       coalesce(string_agg(row, E'\\n' ORDER BY row), ''), 'UTF8')), 'hex') AS digest
   FROM (SELECT (to_jsonb(t) - ${RESTLESS_COLUMNS})::text AS row FROM ${table} t)`;

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
