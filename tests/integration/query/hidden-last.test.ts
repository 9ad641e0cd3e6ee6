import { beforeAll, describe, expect, test } from "vitest";
import { relatedSource } from "@/lib/content/resource/entry-source.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { askApi, type ToldBody } from "../../support/api/ask-api.ts";
import { storePlainPosts } from "../../support/big-organization.ts";
import { foundCrowd, publishInCrowd } from "../../support/crowd.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { inOrderOf, stockHalfShown, type Good } from "../../support/half-shown-goods.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

type Name = "acme" | "globex";
const stock: Record<Name, readonly Good[]> = { acme: [], globex: [] };

/** @NOTE Globex hides other values in another order than Acme, and none where Acme has one. */
beforeAll(async () => {
  const { acme, globex } = world();
  stock.acme = await stockHalfShown(database(), acme, (at) => (at % 3 === 0 ? null : at));
  stock.globex = await stockHalfShown(database(), globex, (at) => (at % 5 === 0 ? null : 29 - at));
});

const pageAt = async (who: Name, path: string): Promise<ToldBody> => {
  const { status, body } = await askApi(world()[who].nobody, path);
  expect([path, status]).toEqual([path, 200]);
  return body;
};

/** A link leads to the whole address; the API is asked by what follows its beginning. */
const following = (link: string | null): string | null => link?.replace(/^.*\/api\/v1/, "") ?? null;

/** The ids of a list's pages, from its beginning to its end and back again. */
async function walked(who: Name, sort: string | null, size: number) {
  const wish = sort === null ? "" : `&sort=${sort}`;
  const there: string[][] = [];
  const back: string[][] = [];
  let last: string | null = null;
  let next: string | null = `/content/goods?page[size]=${size}${wish}`;
  // @NOTE At most: a list that comes by the same place again would have no end.
  while (next !== null && there.length <= 16) {
    const { data, links } = await pageAt(who, next);
    there.push(data.map(({ id }) => id));
    [last, next] = [following(links.prev), following(links.next)];
  }
  while (last !== null && back.length <= 16) {
    const { data, links } = await pageAt(who, last);
    back.push(data.map(({ id }) => id));
    last = following(links.prev);
  }
  return { there: there.flat(), back: back.toReversed().flat(), lastPage: there.at(-1) ?? [] };
}

const SORTS = [
  null,
  ...["publishedAt", "price", "-price", "weight", "-weight"],
  ...["-price,weight", "weight,-publishedAt", "-weight,-id", "-price,name"],
  ...["name", "-name", "shelf,-price", "-shelf,weight,-publishedAt", "id"],
];

async function expectOrders(who: Name, sizes: readonly number[]): Promise<void> {
  for (const sort of SORTS) {
    const ids = inOrderOf(stock[who], sort ?? "-publishedAt").map(({ id }) => id);
    for (const size of sizes) {
      const { there, back, lastPage } = await walked(who, sort, size);
      expect([sort, size, there]).toEqual([sort, size, ids]);
      expect([sort, size, back]).toEqual([sort, size, ids.slice(0, ids.length - lastPage.length)]);
    }
  }
}

describe("a list in which some rows hide what it is ordered by", () => {
  test.each(["acme", "globex"] as const)(
    "of %s is the same by pages of any size, there and back, with what hides it last",
    (who) => expectOrders(who, [1, 2, 3, 5, 7, 8, 9, 15, 16, 17]),
    120_000,
  );

  test("is the same by whatever plan PostgreSQL makes", async () => {
    const name = new URL(database().superUrl).pathname.slice(1);
    const plans = [
      "enable_indexscan = off; enable_bitmapscan = off; enable_nestloop = off",
      "enable_seqscan = off; enable_sort = off; plan_cache_mode = force_generic_plan",
      "debug_parallel_query = on; parallel_setup_cost = 0; min_parallel_table_scan_size = 0",
    ];
    for (const plan of plans) {
      for (const setting of plan.split("; ")) {
        await ask(database().superUrl, `ALTER DATABASE ${name} SET ${setting}`);
      }
      // @NOTE Rows are not kept past a change, so each plan reads them.
      await ask(database().superUrl, "UPDATE entries SET updated_at = now()");
      await closeDatabase();
      await expectOrders("acme", [3, 8]);
      await ask(database().superUrl, `ALTER DATABASE ${name} RESET ALL`);
    }
    await closeDatabase();
  }, 120_000);

  test("says nothing of what is hidden: other values leave every row where it was", async () => {
    const orders = async () =>
      Promise.all(SORTS.map(async (sort) => (await walked("acme", sort, 5)).there));
    const before = await orders();
    await ask(
      database().superUrl,
      `UPDATE entries e SET published_at = timestamptz '2026-03-30' - o.n * interval '1 day',
         published = (SELECT jsonb_object_agg(key,
           CASE jsonb_typeof(value) WHEN 'string' THEN value ELSE to_jsonb(o.n) END) FROM jsonb_each(published))
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM entries WHERE id = ANY($1)) AS o
       WHERE e.id = o.id`,
      [stock.acme.flatMap(({ id, hides }) => (hides ? [id] : []))],
    );
    expect(await orders()).toEqual(before);
  });
});

test("a place in a list that hid nothing is none in one that does", async () => {
  const { acme } = world();
  const { links } = (await askApi(acme.admin, "/content/goods?page[size]=3")).body;
  const { status, body } = await askApi(acme.nobody, following(links.next) ?? "");
  expect([status, body.errors[0]?.source]).toEqual([400, { parameter: "page[after]" }]);
});

test("the beginning of a long list is read without its end", async () => {
  const { id, nobody } = world().acme;
  const run = (text: string, values: readonly unknown[]) => ask(database().superUrl, text, values);
  await storePlainPosts(run, id, 2_000);
  await run("ANALYZE entries", []);
  const reading = { collection: "posts", action: "read" };
  await holdPermissions(database(), nobody, [
    { ...reading, fields: ["title"], rule: { title: { _neq: "Post 1" } } },
    { ...reading, rule: { title: { _neq: "Post 2" } } },
  ]);
  const options = { principal: nobody, requestId: "read", mode: "read" } as const;
  await openScope(options, async (scope) => {
    const source = relatedSource(scope, "published", "posts");
    if (source === null) throw new Error("The member reads posts.");
    expect(source.fields.get("publishedAt")?.shownIf).toBeDefined();
    const question = listQuestionSchema.parse({ size: "20" });
    const before = await rowsRead(scope);
    expect((await readList(scope, source, question)).items).toHaveLength(20);
    expect((await rowsRead(scope)) - before).toBe(21);
  });
});

test("so is one whose order is hidden, in an organization that is large among many small ones", async () => {
  const { acme, globex } = world();
  const run = (text: string, values: readonly unknown[]) => ask(database().superUrl, text, values);
  await storePlainPosts(run, globex.id, 2_000);
  await foundCrowd(run, acme.id, 400);
  await publishInCrowd(run);
  // @NOTE What is planned for everybody is planned for the usual organization.
  const name = new URL(database().superUrl).pathname.slice(1);
  await run(`ALTER DATABASE ${name} SET plan_cache_mode = force_generic_plan`, []);
  await run("ANALYZE", []);
  await closeDatabase();
  const reading = { collection: "posts", action: "read" };
  await holdPermissions(database(), globex.nobody, [{ ...reading, fields: ["title"] }]);
  const options = { principal: globex.nobody, requestId: "read", mode: "read" } as const;
  await openScope(options, async (scope) => {
    const source = relatedSource(scope, "published", "posts");
    if (source === null) throw new Error("The member reads posts.");
    const question = listQuestionSchema.parse({ size: "20" });
    const before = await rowsRead(scope);
    expect((await readList(scope, source, question)).items).toHaveLength(20);
    expect((await rowsRead(scope)) - before).toBe(21);
  });
  await run(`ALTER DATABASE ${name} RESET ALL`, []);
  await closeDatabase();
});

/** How many rows of entries PostgreSQL has fetched on a scope's connection. */
async function rowsRead({ db }: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ rows: number }[]>(sql`
    SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables
    WHERE relname = 'entries'`);
  return row?.rows ?? 0;
}
