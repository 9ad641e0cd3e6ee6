import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { compileFilter } from "@/lib/query/compile-filter.ts";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldMap } from "@/lib/query/field.ts";
import { parseFilter } from "@/lib/query/parse-filter.ts";
import { readRule } from "@/lib/query/read-rule.ts";
import { bindVariables } from "@/lib/query/rule-variables.ts";
import type { Space } from "@/lib/query/space.ts";
import { keptAt } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";

const id = keptAt(describeField("id", z.uuid()), sql`e.id`);
const text = keptAt(describeField("text", z.string()), sql`e.title`);

/** Posts have an author and readers; people have a boss, and nowhere else to go. */
const people: Space = {
  from: sql`people e`,
  where: sql`e.here`,
  fields: new Map([
    ["id", id],
    ["name", text],
    ["boss", keptAt(describeField("id", z.uuid(), { to: "people" }), sql`e.boss`)],
    ["hidden", { ...text, filterable: false }],
  ]),
  related: (type) => (type === "people" ? people : null),
};

const posts: Space = {
  from: sql`posts e`,
  where: sql`true`,
  fields: new Map([
    ["id", id],
    ["title", text],
    ["author", keptAt(describeField("id", z.uuid(), { to: "people" }), sql`e.author`)],
    [
      "readers",
      keptAt(describeField("id-list", z.array(z.uuid()), { toMany: "people" }), sql`e.readers`),
    ],
    ["place", keptAt(describeField("id", z.uuid(), { to: "places" }), sql`e.place`)],
  ]),
  related: people.related,
};

const ID = "3f2b8f0e-54a1-4c6e-9d5e-0d6c3d1f7a10";
const named = { kind: "test", field: "name", operator: "_eq", operand: "x" };
const related = (field: string, of: unknown, which = "some") => ({
  kind: "related",
  field,
  which,
  of,
});

describe("a filter goes on at the other end of a relationship", () => {
  test.each([
    [{ author: { name: "x" } }, related("author", named)],
    [{ author: { boss: { name: { _eq: "x" } } } }, related("author", related("boss", named))],
    [
      { author: { _nnull: true, name: "x" } },
      {
        kind: "all",
        of: [
          related("author", named),
          { kind: "test", field: "author", operator: "_nnull", operand: true },
        ],
      },
    ],
    [{ author: { _or: [{ name: "x" }] } }, related("author", { kind: "any", of: [named] })],
    [{ readers: { _some: { name: "x" } } }, related("readers", named)],
    [{ readers: { _none: { name: "x" } } }, related("readers", named, "none")],
    [
      { readers: { _contains: ID } },
      { kind: "test", field: "readers", operator: "_contains", operand: ID },
    ],
    ['{"author":{"name":"x"}}', related("author", named)],
  ])("%j", (raw, expected) => {
    expect(parseFilter(raw, posts)).toEqual(expected);
  });

  test.each([
    ["a field that is not there", { author: { nope: "x" } }],
    ["a field that is not to be filtered by", { author: { hidden: "x" } }],
    ["nothing", { author: {} }],
    ["nothing of some", { readers: { _some: {} } }],
    ["fields of several without saying how many", { readers: { name: "x" } }],
    ["several where there is one", { author: { _some: { name: "x" } } }],
    ["one where there are several", { readers: { _eq: ID } }],
    ["what is no relationship", { title: { name: "x" } }],
    ["where it leads nowhere", { place: { name: "x" } }],
    ["more than three steps", { author: { boss: { boss: { boss: { name: "x" } } } } }],
    ["something that is no id", { readers: { _contains: "x" } }],
  ])("and is refused for %s", (_, raw) => {
    expect(() => parseFilter(raw, posts)).toThrow(BadParameter);
  });

  test("as far as three steps, and counts what it says over there", () => {
    const far = { author: { boss: { boss: { name: "x" } } } };
    expect(parseFilter(far, posts)).toMatchObject({ kind: "related" });
    const wide = (count: number) => ({
      author: { _or: Array.from({ length: count }, () => ({ name: "x" })) },
      title: "y",
    });
    expect(() => parseFilter(wide(99), posts)).not.toThrow();
    expect(() => parseFilter(wide(100), posts)).toThrow(BadParameter);
  });

  test("and nowhere from fields alone", () => {
    const fields: FieldMap = posts.fields;
    expect(() => parseFilter({ author: { name: "x" } }, fields)).toThrow(BadParameter);
  });
});

test("the other end is a set of its own rows in SQL", () => {
  const compiled = (raw: unknown) => compileFilter(parseFilter(raw, posts), posts);
  expect(compiled({ author: { name: { _null: true } } }).sql.replaceAll(/\s+/g, " ")).toBe(
    "e.author IN (SELECT e.id FROM people e WHERE e.here AND (e.title IS NULL))",
  );
  const none = compiled({ readers: { _none: { name: { _null: true } } } });
  expect(none.sql.replaceAll(/\s+/g, " ")).toBe(
    "NOT jsonb_exists_any(e.readers, ARRAY(SELECT e.id::text FROM people e WHERE e.here AND (e.title IS NULL)))",
  );
});

test.each([
  { name: { _eq: null } },
  { name: { _in: [] } },
  { _or: [{ name: "x" }, { boss: { name: { _neq: null } } }] },
])("a list without any entry that meets %j, which nothing meets, is none", (condition) => {
  const filter = parseFilter({ readers: { _none: condition } }, posts);
  expect(compileFilter(filter, posts).sql).toBe("false");
  const bound = { readers: { _none: { name: { _eq: "$CURRENT_USER.name" } } } };
  const named = new Map([["$CURRENT_USER.name", null]]);
  const rule = bindVariables(readRule(bound, posts), { named, now: new Date(0) });
  expect(compileFilter(rule, posts).sql).toBe("false");
});
