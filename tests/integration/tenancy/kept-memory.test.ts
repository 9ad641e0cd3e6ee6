import v8 from "node:v8";
import vm from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { askApi } from "../../support/api/ask-api.ts";
import { storePlainPosts } from "../../support/big-organization.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const elsewhere = (statement: string, values: readonly unknown[]) =>
  ask(database().superUrl, statement, values);

/** An author with much to say, whom all posts name. */
const AUTHOR = `
  WITH author AS (
    INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
      changed, published_at, published_updated_at)
    SELECT $1, gen_random_uuid(), c.id, 'ann', d, d, 'ann', false, now(), now()
    FROM collections c, (SELECT jsonb_build_object('title', 'Ann', 'bio', repeat('x', 400000)) AS d) said
    WHERE c.organization_id = $1 AND c.slug = 'authors')
  UPDATE entries SET published = jsonb_set(published, '{author}', '"ann"') WHERE organization_id = $1`;

beforeAll(async () => {
  const { acme } = world();
  await storePlainPosts(elsewhere, acme.id, 9);
  await elsewhere(AUTHOR, [acme.id]);
});

function held(): number {
  v8.setFlagsFromString("--expose-gc");
  const gc = vm.runInNewContext("gc") as () => void;
  for (let at = 0; at < 4; at += 1) gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

test("what is kept beside short rows is within the bound as well", async () => {
  const { acme } = world();
  const read = async (at: number) => {
    const path = `/content/posts?page[size]=1&include=author&filter[title][_neq]=none${at}`;
    const { status, body } = await askApi(acme.partner, path);
    expect(status).toBe(200);
    expect(body.included).toHaveLength(1);
  };
  await read(0);
  const before = held();
  for (let at = 1; at <= 250; at += 1) await read(at);
  const more = held() - before;
  expect(more).toBeLessThan(40);
});
