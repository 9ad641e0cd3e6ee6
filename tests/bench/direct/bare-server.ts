import { createServer } from "node:http";
import pg from "pg";
import { answerUsage } from "./usage.ts";

/**
 * What nobody can be quicker than: `node:http` that sends 2 kB, and `node:http` with `pg` that sends a
 * list of posts, by one prepared statement (`/sql`) or by one within a transaction that sets the
 * context of row-level security (`/scoped`).
 */
const pool = new pg.Pool({ connectionString: process.env["DATABASE_APP_URL"], max: 10 });
const organization = process.env["BENCH_ORGANIZATION"] ?? "";
const body = JSON.stringify({ data: "x".repeat(2_000) });
let statements = 0;

const list = {
  name: "list",
  text: `SELECT e.id, e.published->>'title' AS title, e.published->>'slug' AS slug,
      e.published->>'excerpt' AS excerpt, e.published->'body' AS body, e.published_at,
      (SELECT a.id FROM entries a WHERE a.organization_id = e.organization_id
        AND a.collection_id = (SELECT id FROM collections WHERE organization_id = $1 AND slug = 'authors')
        AND coalesce(a.published_parent_id, '00000000-0000-0000-0000-000000000000'::uuid)
          = '00000000-0000-0000-0000-000000000000'::uuid
        AND (CASE WHEN a.deleted_at IS NULL AND a.published IS NOT NULL THEN a.published_slug END)
          = e.published->>'author') AS author
    FROM entries e
    WHERE e.organization_id = $1 AND e.deleted_at IS NULL AND e.published IS NOT NULL
      AND e.collection_id = (SELECT id FROM collections WHERE organization_id = $1 AND slug = 'posts')
    ORDER BY e.published_at DESC, e.id LIMIT 21`,
  values: [organization],
};
const context = {
  name: "context",
  text: "SELECT set_config('gatehouse.organization_id', $1, true)",
  values: [organization],
};

const server = createServer((request, response) => {
  response.setHeader("Content-Type", "application/json");
  if (request.url === "/") response.end(body);
  else void scoped().then((rows) => response.end(JSON.stringify({ data: rows })));
});
answerUsage(server, () => statements);

async function scoped(): Promise<unknown[]> {
  const client = await pool.connect();
  const begun = client.query("BEGIN READ ONLY");
  const set = begun.then(() => client.query(context));
  const { rows } = await set.then(() => client.query<Record<string, unknown>>(list));
  await client.query("COMMIT");
  statements += 4;
  client.release();
  return rows;
}
