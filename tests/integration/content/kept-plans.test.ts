import { expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { pool } from "@/lib/db/pool.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** How often PostgreSQL plans for the very values, before it compares that with a plan for all. */
const TRIED = 5;

/** An author is written, read, changed, shown and thrown away. */
async function live(who: MemberPrincipal, at: number): Promise<void> {
  const attributes = { title: `Author ${at}`, slug: `author-${at}`, status: "published" };
  const made = await askApi(who, "/content/authors", {
    body: { data: { type: "authors", attributes } },
  });
  const { id } = made.body.data;
  const path = `/content/authors/${id}`;
  const data = { type: "authors", id, attributes: { title: `Another ${at}`, status: "published" } };
  const told = [
    made,
    await askApi(who, path),
    await askApi(who, path, { method: "PATCH", body: { data }, headers: { "If-Match": "*" } }),
    await askApi(who, path, { method: "DELETE", headers: { "If-Match": "*" } }),
  ];
  expect(told.map(({ status }) => status)).toEqual([201, 200, 200, 204]);
}

test("what is written again and again is planned once, by both", async () => {
  const { acme, globex } = world();
  for (let at = 0; at < 14; at += 1) {
    await live(acme.admin, at);
    await live(globex.admin, at);
  }
  const { rows } = await pool().query<{ statement: string; isAnew: boolean }>(
    `SELECT statement, custom_plans > $1 AS "isAnew" FROM pg_prepared_statements
     WHERE generic_plans + custom_plans > $1`,
    [TRIED],
  );
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ isAnew }) => isAnew)).toEqual([]);
});
