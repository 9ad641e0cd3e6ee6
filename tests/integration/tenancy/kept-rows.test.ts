import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { relatedSource } from "@/lib/content/resource/entry-source.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { rowsSql } from "@/lib/query/read-rows.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { Trip } from "@/lib/trips/trip.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { storePlainPosts } from "../../support/big-organization.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const elsewhere = (statement: string, values: readonly unknown[]) =>
  ask(database().superUrl, statement, values);

const LIST = "/content/posts?page[size]=5";

beforeAll(async () => {
  for (const { id } of [world().globex, world().acme]) {
    await storePlainPosts(elsewhere, id, 9);
    await elsewhere(AUTHOR, [id]);
  }
});

/** An author, whom all posts name. */
const AUTHOR = `
  WITH author AS (
    INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
      changed, published_at, published_updated_at)
    SELECT $1, gen_random_uuid(), c.id, 'ann', d, d, 'ann', false, now(), now()
    FROM collections c, (SELECT '{"title": "Ann", "bio": ""}'::jsonb AS d) said
    WHERE c.organization_id = $1 AND c.slug = 'authors')
  UPDATE entries SET published = jsonb_set(published, '{author}', '"ann"') WHERE organization_id = $1`;

const titles = async (who: Principal, path = LIST): Promise<unknown[]> => {
  const { status, body } = await askApi(who, path);
  expect(status).toBe(200);
  return body.data.map(({ attributes }) => attributes["title"]);
};

/** How many rows PostgreSQL sends for a deed. */
async function countRows(run: () => Promise<unknown>): Promise<number> {
  const counted = vi.spyOn(Trip.prototype, "handleDataRow");
  try {
    await run();
    return counted.mock.calls.length;
  } finally {
    counted.mockRestore();
  }
}

/** Calls all published posts of an organization something, past the product. */
const callAll = ({ id }: Organization, title: string) =>
  elsewhere(
    `UPDATE entries SET published = jsonb_set(published, '{title}', to_jsonb($2::text))
     WHERE organization_id = $1 AND published IS NOT NULL`,
    [id, title],
  );

/** The context, the standing, the state: what every request asks. */
const QUESTIONS = 3;

describe("what was read is told again without being read", () => {
  test.each(["partner", "nobody"] as const)("to %s, in one round trip", async (who) => {
    const { acme } = world();
    const asker = who === "partner" ? acme.partner : acme.admin;
    const read = () => titles(asker);
    const before = await read();
    expect(await countRows(read)).toBeLessThanOrEqual(QUESTIONS + 2);
    expect(await countStatements(read)).toBe(1);
    expect(await read()).toEqual(before);
  });

  test("to fifty at once in a few, each the same", async () => {
    const { acme } = world();
    const before = await titles(acme.partner);
    let told: unknown[][] = [];
    const statements = await countStatements(async () => {
      told = await Promise.all(Array.from({ length: 50 }, () => titles(acme.partner)));
    });
    expect(statements).toBeLessThanOrEqual(3);
    expect(told).toEqual(Array.from({ length: 50 }, () => before));
  });

  test("and of the other organization's nothing is", async () => {
    const { acme, globex } = world();
    await callAll(acme, "Acme's");
    await callAll(globex, "Globex's");
    for (const _time of [1, 2]) {
      expect(new Set(await titles(acme.admin))).toEqual(new Set(["Acme's"]));
      expect(new Set(await titles(globex.admin))).toEqual(new Set(["Globex's"]));
    }
    await callAll(globex, "Globex's now");
    expect(await countRows(() => titles(acme.admin))).toBeLessThanOrEqual(QUESTIONS + 2);
    expect(new Set(await titles(globex.admin))).toEqual(new Set(["Globex's now"]));
  });
});

describe("at the next request", () => {
  test("a change that another process committed is there, and one that it did not is not", async () => {
    const { acme } = world();
    const other = new pg.Client({ connectionString: database().superUrl });
    await other.connect();
    try {
      await callAll(acme, "before");
      expect(new Set(await titles(acme.partner))).toEqual(new Set(["before"]));
      await other.query("BEGIN");
      await other.query(
        `UPDATE entries SET published = jsonb_set(published, '{title}', '"after"')
         WHERE organization_id = $1 AND published IS NOT NULL`,
        [acme.id],
      );
      expect(new Set(await titles(acme.partner))).toEqual(new Set(["before"]));
      await other.query("COMMIT");
      expect(new Set(await titles(acme.partner))).toEqual(new Set(["after"]));
    } finally {
      await other.end();
    }
  });

  test.each([
    ["was taken off", "UPDATE entries SET published = NULL, published_slug = NULL WHERE id = $1"],
    ["lies in the bin", "UPDATE entries SET deleted_at = now() WHERE id = $1"],
    ["is gone", "DELETE FROM entries WHERE id = $1"],
  ])("an entry that %s is shown in no list and by no address", async (_, statement) => {
    const { acme } = world();
    const { body } = await askApi(acme.partner, LIST);
    const id = body.data[0]?.id ?? "";
    expect((await askApi(acme.partner, `/content/posts/${id}`)).status).toBe(200);
    expect((await askApi(acme.partner, `/content/posts/${id}`)).status).toBe(200);
    await elsewhere(statement, [id]);
    expect((await askApi(acme.partner, `/content/posts/${id}`)).status).toBe(404);
    const left = await askApi(acme.partner, LIST);
    expect(left.body.data.map((entry) => entry.id)).not.toContain(id);
  });

  test("what an entry refers to is what it is called now, also where only that one changed", async () => {
    const { acme } = world();
    const included = async () => {
      const { body } = await askApi(acme.admin, `${LIST}&include=author`);
      return body.included.map(({ attributes }) => attributes["title"]);
    };
    expect(await included()).toHaveLength(1);
    await elsewhere(
      `UPDATE entries SET published = jsonb_set(published, '{title}', '"Another name"')
       WHERE organization_id = $1 AND published ? 'bio'`,
      [acme.id],
    );
    expect(await included()).toEqual(["Another name"]);
  });

  test("fifty who write and read at once each find what they wrote", async () => {
    const { acme } = world();
    const { body } = await askApi(acme.admin, "/content/posts?page[size]=1");
    const id = body.data[0]?.id ?? "";
    const found = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const [row] = await ask<{ position: number }>(
          database().superUrl,
          `UPDATE entries SET position = position + 1,
             published = jsonb_set(published, '{title}', to_jsonb((position + 1)::text))
           WHERE id = $1 RETURNING position`,
          [id],
        );
        const who = at % 2 === 0 ? acme.admin : acme.partner;
        const { body: told } = await askApi(who, `/content/posts/${id}`);
        return [row?.position ?? Number.NaN, told.data.attributes["title"]] as const;
      }),
    );
    for (const [written, told] of found) expect(Number(told)).toBeGreaterThanOrEqual(written);
  });
});

test("a transaction that turned to another organization meanwhile leaves the state of the one it changed", async () => {
  const { acme, globex } = world();
  const stateOf = async ({ id }: Organization) =>
    JSON.stringify(
      await elsewhere(
        "SELECT lane, state FROM content_states WHERE organization_id = $1 ORDER BY lane",
        [id],
      ),
    );
  const [acmes, globexes] = [await stateOf(acme), await stateOf(globex)];
  const app = new pg.Client({ connectionString: database().appUrl });
  await app.connect();
  try {
    const turnTo = ({ id }: Organization) =>
      app.query("SELECT set_config('gatehouse.organization_id', $1, true)", [id]);
    await app.query("BEGIN");
    await turnTo(acme);
    await app.query("UPDATE entries SET position = position WHERE organization_id = $1", [acme.id]);
    await turnTo(globex);
    await app.query("COMMIT");
  } finally {
    await app.end();
  }
  expect(await stateOf(acme)).not.toBe(acmes);
  expect(await stateOf(globex)).toBe(globexes);
});

test("content is read from entries and their collections, which have a state, and from nothing else", async () => {
  const { acme } = world();
  const options = { principal: acme.admin, requestId: "read", mode: "read" } as const;
  const tables = await openScope(options, async (scope) => {
    const found = new Set<string>();
    for (const collection of scope.collections.bySlug.keys()) {
      const source = relatedSource(scope, "published", collection);
      if (source === null) throw new Error("An admin reads every collection.");
      const statement = rowsSql(source, {
        names: new Set(source.fields.keys()),
        keys: [],
        where: sql`true`,
        tail: sql``,
      });
      const [plan] = await scope.db.$queryRaw<unknown[]>(sql`EXPLAIN (FORMAT JSON) ${statement}`);
      for (const [, name] of JSON.stringify(plan).matchAll(/"Relation Name":"(\w+)"/g)) {
        found.add(name ?? "");
      }
    }
    return found;
  });
  expect([...tables].toSorted()).toEqual(["collections", "entries"]);
});
