import pg from "pg";
import { expect, test } from "vitest";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** How PostgreSQL would look for a word as a role, were it to avoid reading whole tables. */
async function planOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET enable_seqscan = off; SET enable_indexscan = off");
    await client.query("SELECT set_config('gatehouse.organization_id', $1, false)", [
      world().acme.id,
    ]);
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      "EXPLAIN SELECT entry_id FROM entry_texts WHERE lookup @@ 'word'",
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}

test("the owner's function looks words up in their index, as the application may not", async () => {
  expect(await planOf(database().ownerUrl)).toContain("entry_texts_lookup");
  expect(await planOf(database().appUrl)).not.toContain("entry_texts_lookup");
});

test("what the function finds is of the open organization, whatever it is asked", async () => {
  const { acme, globex } = world();
  await ask(
    database().superUrl,
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft)
     SELECT organization_id, gen_random_uuid(), id, 'anvil', '{"title": "Anvil"}' FROM collections
     WHERE slug = 'posts'`,
  );
  const found = async (organization: string | null) => {
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    try {
      await client.query("SELECT set_config('gatehouse.organization_id', $1, false)", [
        organization ?? "",
      ]);
      const { rows } = await client.query<{ id: string }>(
        "SELECT gatehouse_found('anvil'::tsquery, false, 'en') AS id",
      );
      return rows.map(({ id }) => id);
    } finally {
      await client.end();
    }
  };
  const [ours, theirs] = [await found(acme.id), await found(globex.id)];
  expect([ours.length, theirs.length]).toEqual([1, 1]);
  expect(ours).not.toEqual(theirs);
  expect(await found(null)).toEqual([]);
});
