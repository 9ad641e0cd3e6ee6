import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const KINDS = {
  name: { kind: "text" },
  price: { kind: "integer" },
  weight: { kind: "decimal" },
  sold: { kind: "instant" },
  day: { kind: "date" },
  grade: { kind: "choice", choices: ["a", "b", "é"] },
  fresh: { kind: "boolean" },
  page: { kind: "url" },
} as const;
type Name = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Name[];
const idOf = Object.fromEntries(NAMES.map((name) => [name, newId()])) as Record<Name, string>;
/** @NOTE Both organizations have the same ids, as from one file: a crossed wire shows. */
const definitions = NAMES.map((name) => ({ id: idOf[name], name, label: name, ...KINDS[name] }));

/** @NOTE Few values, and some of kinds that a field once had: what collides is worth asking. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "A", "é", "_", "%", "\u{10ffff}"), maxLength: 3 }),
  fc.constantFrom("x".repeat(500), "x".repeat(499)),
);
const instant = fc.integer({ min: 0, max: 5 }).map((at) => new Date(at * 4e7).toISOString());
const VALUES: Readonly<Record<Name, fc.Arbitrary<unknown>>> = {
  name: word,
  price: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(1e15, "no number")),
  weight: fc.constantFrom(0.1, 0.3, 0.1 + 0.2, -2.5, 3),
  sold: fc.oneof(instant, fc.constant("no instant")),
  day: fc.constantFrom("2026-01-01", "2026-01-02", "0999-12-31"),
  grade: fc.constantFrom("a", "b", "é"),
  fresh: fc.boolean(),
  page: fc.constantFrom("https://a.test", `https://${"b".repeat(600)}.test`),
};
const OPERANDS: Readonly<Record<Name, fc.Arbitrary<string>>> = {
  ...{ name: word, price: fc.constantFrom("-1", "0", "2"), weight: fc.constantFrom("0.3", "-2.5") },
  ...{
    sold: instant,
    day: fc.constantFrom("2026", "2026-01-02"),
    grade: fc.constantFrom("a", "é"),
  },
  ...{ fresh: fc.constantFrom("true", "false") },
  page: fc.constantFrom("https://a.test", `https://${"b".repeat(600)}.test`),
};

const contentOf = fc.record(
  Object.fromEntries(NAMES.map((name) => [idOf[name], fc.option(VALUES[name], { freq: 4 })])),
);
const entryOf = fc.record({
  draft: contentOf,
  published: fc.option(contentOf),
  gone: fc.boolean(),
});
const sortOf = fc
  .tuple(fc.constantFrom("", "-"), fc.constantFrom(...NAMES), fc.constantFrom("", ",-day", ",id"))
  .map((parts) => `sort=${parts.join("")}&page[size]=2`);
const filterOf = fc
  .constantFrom(...NAMES)
  .chain((name) =>
    fc
      .tuple(
        fc.constantFrom("_eq", "_in", "_lt", "_lte", "_gt", "_gte", "_starts_with"),
        OPERANDS[name],
      )
      .map(([operator, operand]) => `filter[${name}][${operator}]=${encodeURIComponent(operand)}`),
  );
const placeOf = fc.constantFrom("content", "drafts");
const questionOf = fc
  .tuple(placeOf, sortOf, fc.oneof(fc.constant(""), filterOf), fc.oneof(fc.constant(""), filterOf))
  .map(([place, ...query]) => `/${place}/goods?${query.filter((part) => part !== "").join("&")}`);

beforeAll(async () => {
  for (const { id } of [world().acme, world().globex]) {
    const goods = { slug: "goods", name: "Goods", publishes: true, fields: definitions };
    await runUseCase(createCollection, goods, system(id, "provisioning"));
  }
});

/** Says of all fields whether they are indexed, behind the use cases' back. */
const setIndexed = (indexed: boolean) =>
  ask(
    database().superUrl,
    `UPDATE collections SET fields = (SELECT jsonb_agg(d || jsonb_build_object('indexed', $1::boolean))
       FROM jsonb_array_elements(fields) d) WHERE slug = 'goods'`,
    [indexed],
  );

const store = (entries: readonly unknown[]) =>
  ask(
    database().superUrl,
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
       published_at, published_updated_at)
     SELECT c.organization_id, gen_random_uuid(), c.id, gen_random_uuid(), p->'draft',
       nullif(p->'published', 'null'), gen_random_uuid(), now(), now()
     FROM jsonb_array_elements($1::jsonb) p, collections c WHERE c.slug = 'goods'`,
    [JSON.stringify(entries)],
  );

const clear = () => ask(database().superUrl, "DELETE FROM entries");

/** A list from its beginning to its end and back again, as its cursors lead. */
async function walked(who: Principal, path: string): Promise<string[]> {
  const told: string[] = [];
  let at = path;
  for (const side of ["next", "prev"] as const) {
    for (let step = 0; step < 15; step += 1) {
      const { status, body } = await askApi(who, at);
      told.push(`${status} ${JSON.stringify([body.data, body.errors, body.links])}`);
      const link: unknown = status === 200 ? body.links[side] : null;
      if (typeof link !== "string") break;
      at = decodeURI(link).replace("/api/v1", "");
    }
  }
  return told;
}

describe("a list tells the same", () => {
  test("with indexed fields and without, both ways, whoever wrote the entries when", async () => {
    const property = fc.asyncProperty(
      fc.array(entryOf, { minLength: 4, maxLength: 10 }),
      fc.array(entryOf, { minLength: 2, maxLength: 6 }),
      fc.array(questionOf, { minLength: 5, maxLength: 7 }),
      async (before, after, questions) => {
        const told = async () => {
          const answers = [];
          for (const path of questions)
            answers.push([path, await walked(world().acme.admin, path)]);
          return answers;
        };
        await clear();
        await setIndexed(false);
        await store(before);
        await setIndexed(true);
        await store(after);
        const { superUrl } = database();
        const halves = "abs(hashtext(id::text)) % 3";
        await ask(
          superUrl,
          `UPDATE entries SET deleted_at = now() WHERE ${halves} = 0 AND random() < .4`,
        );
        await ask(
          superUrl,
          `UPDATE entries SET deleted_at = NULL WHERE ${halves} = 0 AND random() < .5`,
        );
        await ask(superUrl, `UPDATE entries SET published = draft WHERE ${halves} = 1`);
        await ask(
          superUrl,
          `UPDATE entries SET published = NULL WHERE ${halves} = 2 AND random() < .3`,
        );
        const indexed = await told();
        await setIndexed(false);
        expect(indexed).toEqual(await told());
      },
    );
    await fc.assert(property, { numRuns: 3, endOnFailure: true });
  }, 120_000);
});

describe("an index", () => {
  const titled = (name: string | null) => ({
    draft: { [idOf.name]: name },
    published: { [idOf.name]: name },
  });
  const names = async (who: Principal, query: string) =>
    (await askApi(who, `/content/goods?${query}`)).body.data.map(
      ({ attributes }) => attributes["name"],
    );

  beforeAll(async () => {
    await clear();
    await setIndexed(true);
    await store(["one", "two", null].map(titled));
    const permissions = [
      { collection: "goods", action: "read", fields: ["price"] },
      { collection: "goods", action: "read", fields: ["name"], rule: { name: { _neq: "two" } } },
    ];
    const { id } = world().acme;
    await runUseCase(
      createRole,
      { slug: "some", name: "Some", permissions },
      system(id, "provisioning"),
    );
    some = await joined(database().superUrl, { id, name: "some", roles: ["some"] });
    // @NOTE What is not in the index is not found by it: so it is seen who asks it.
    await ask(database().superUrl, "DELETE FROM entry_keys WHERE text_value = 'one'");
  });

  let some: Principal;

  test("answers those who are shown the field in every row", async () => {
    const { admin } = world().acme;
    expect(await names(admin, "sort=name")).toEqual(["two", null]);
    expect(await names(admin, "filter[name]=one")).toEqual([]);
    expect(await names(admin, "filter[name]=two")).toEqual(["two"]);
  });

  test("is asked for the order alone of those who are shown the field in some rows, for these rows", async () => {
    expect(await names(some, "sort=name")).toEqual([null, null]);
    expect(await names(some, "filter[name]=one")).toEqual(["one"]);
    expect(await names(some, "filter[name]=two")).toEqual([]);
  });

  test("is kept of live entries alone, in the forms that they have", async () => {
    const kept = (where: string) =>
      ask(database().superUrl, `SELECT 1 FROM entry_keys WHERE text_value = 'two' AND ${where}`);
    const change = (what: string) =>
      ask(database().superUrl, `UPDATE entries SET ${what} WHERE draft->>$1 = 'two'`, [idOf.name]);
    expect([await kept("published"), await kept("NOT published")]).toMatchObject([
      { length: 2 },
      { length: 2 },
    ]);
    await change("published = NULL");
    expect([await kept("published"), await kept("NOT published")]).toMatchObject([
      { length: 0 },
      { length: 2 },
    ]);
    await change("deleted_at = now()");
    expect(await kept("true")).toEqual([]);
    await change("deleted_at = NULL");
    expect(await kept("true")).toHaveLength(2);
    await setIndexed(false);
    expect(await kept("true")).toEqual([]);
  });

  test("shows nobody a key of another organization", async () => {
    await setIndexed(true);
    const { admin } = world().globex;
    expect(await names(admin, "sort=name&fields[goods]=name")).toEqual(["one", null]);
  });
});
