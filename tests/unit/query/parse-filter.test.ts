import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldMap } from "@/lib/query/field.ts";
import { parseFilter } from "@/lib/query/parse-filter.ts";
import { keptAt } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";

const field = (kind: Parameters<typeof describeField>[0], habit = {}) =>
  keptAt(describeField(kind, z.unknown(), habit), sql`x`);

const fields: FieldMap = new Map([
  ["title", field("text")],
  ["count", field("integer")],
  ["price", field("decimal")],
  ["sticky", field("boolean")],
  ["at", field("instant")],
  ["id", field("id")],
  ["tags", field("text-list")],
  ["body", field("json", { filterable: true })],
  ["secret", field("text", { filterable: false })],
]);

const refused = (raw: unknown) => {
  try {
    return parseFilter(raw, fields);
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return [error.status, error.source];
  }
};

const one = (field: string, operator: string, operand: unknown) => ({
  kind: "test",
  field,
  operator,
  operand,
});

describe("a filter", () => {
  test.each([
    [{ title: "x" }, one("title", "_eq", "x")],
    [{ title: { _eq: "x" } }, one("title", "_eq", "x")],
    ['{"title":{"_eq":"x"}}', one("title", "_eq", "x")],
    [{ count: { _gte: "7" } }, one("count", "_gte", "7")],
    [{ count: { _gte: 7 } }, one("count", "_gte", "7")],
    [{ price: { _lt: "-1.50" } }, one("price", "_lt", "-1.50")],
    [{ sticky: "true" }, one("sticky", "_eq", true)],
    [{ at: { _lt: "2026-01-02" } }, one("at", "_lt", "2026-01-02T00:00:00.000Z")],
    [{ at: { _lt: "2026-01-02T03:00:00+02:00" } }, one("at", "_lt", "2026-01-02T01:00:00.000Z")],
    [{ title: { _null: "false" } }, one("title", "_nnull", true)],
    [{ title: { _nempty: false } }, one("title", "_empty", true)],
    [{ title: { _in: "a,b" } }, one("title", "_in", ["a", "b"])],
    [{ title: { _in: ["a,b"] } }, one("title", "_in", ["a,b"])],
    [{ title: { _in: { 0: "a", 1: "b" } } }, one("title", "_in", ["a", "b"])],
    [{ count: { _between: "1,9" } }, one("count", "_between", ["1", "9"])],
    [{ title: { _eq: null } }, one("title", "_eq", null)],
    [{ title: null }, one("title", "_eq", null)],
    [{ title: { _in: ["a", null] } }, one("title", "_in", null)],
    [{ title: { _in: [] } }, one("title", "_in", [])],
    [{}, { kind: "all", of: [] }],
  ])("%j is read", (raw, expected) => {
    expect(parseFilter(raw, fields)).toEqual(expected);
  });

  test("of several members wants all of them", () => {
    const raw = { title: "x", _or: [{ count: 1 }, { count: { _gt: 2, _lt: 5 } }] };
    expect(parseFilter(raw, fields)).toEqual({
      kind: "all",
      of: [
        one("title", "_eq", "x"),
        {
          kind: "any",
          of: [
            one("count", "_eq", "1"),
            { kind: "all", of: [one("count", "_gt", "2"), one("count", "_lt", "5")] },
          ],
        },
      ],
    });
  });

  test.each([
    [{ nope: 1 }, "filter[nope]"],
    [{ secret: "x" }, "filter[secret]"],
    [{ constructor: 1 }, "filter[constructor]"],
    [JSON.parse('{"__proto__":{"title":"x"}}'), "filter[__proto__]"],
    [{ title: { _regex: "x" } }, "filter[title][_regex]"],
    [{ title: {} }, "filter[title]"],
    [{ sticky: { _gt: true } }, "filter[sticky][_gt]"],
    [{ body: "x" }, "filter[body]"],
    [{ tags: "x" }, "filter[tags]"],
    [{ count: "1e9" }, "filter[count]"],
    [{ count: 1.5 }, "filter[count]"],
    [{ price: "NaN" }, "filter[price]"],
    [{ at: "yesterday" }, "filter[at]"],
    [{ at: "0000-01-01" }, "filter[at]"],
    [{ id: "x" }, "filter[id]"],
    [{ title: 7 }, "filter[title]"],
    [{ title: "a\u0000" }, "filter[title]"],
    [{ title: "a\ud800" }, "filter[title]"],
    [{ title: "x".repeat(1_001) }, "filter[title]"],
    [{ title: { _null: 1 } }, "filter[title][_null]"],
    [{ count: { _between: "1" } }, "filter[count][_between]"],
    [{ title: { _in: Array.from({ length: 201 }, () => "x") } }, "filter[title][_in]"],
    [{ _and: [] }, "filter[_and]"],
    [{ _or: "x" }, "filter[_or]"],
    [{ _or: [{}] }, "filter[_or][0]"],
    [{ _or: { 1: { title: "x" } } }, "filter[_or]"],
    ["[]", "filter"],
    ["{", "filter"],
    ['{"nope":1}', "filter"],
    [7, "filter"],
  ])("%j is refused at its place", (raw, parameter) => {
    expect(refused(raw)).toEqual([400, { parameter }]);
  });

  test("is refused where it is too deep or too long", () => {
    const deep = (levels: number): unknown =>
      levels === 0 ? { title: "x" } : { _and: [deep(levels - 1)] };
    expect(refused(deep(9))).not.toContain(400);
    expect(refused(deep(10))).toContain(400);
    const abyss = `${'{"_and":['.repeat(5_000)}{"title":"x"}${"]}".repeat(5_000)}`;
    expect(refused(abyss)).toContain(400);
    const wide = (count: number) => ({ _or: Array.from({ length: count }, () => ({ count: 1 })) });
    expect(refused(wide(100))).not.toContain(400);
    expect(refused(wide(101))).toContain(400);
    expect(refused(wide(10_000))).toContain(400);
  });
});
