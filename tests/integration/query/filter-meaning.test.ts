import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Principal } from "@/lib/access/principal.ts";
import { compileFilter } from "@/lib/query/compile-filter.ts";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldKind, FieldMap } from "@/lib/query/field.ts";
import { parseFilter } from "@/lib/query/parse-filter.ts";
import { keptAt } from "@/lib/query/table-source.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

type Row = {
  id: number;
  title: string | null;
  count: number | null;
  sticky: boolean | null;
  at: string | null;
  tags: string[] | null;
};

const field = (kind: FieldKind, column: ReturnType<typeof sql>) =>
  keptAt(describeField(kind, z.unknown()), column);

const fields: FieldMap = new Map([
  ["title", field("text", sql`(r->>'title')`)],
  ["count", field("integer", sql`(r->>'count')::numeric`)],
  ["sticky", field("boolean", sql`(r->>'sticky')::boolean`)],
  ["at", field("instant", sql`(r->>'at')::timestamptz`)],
  ["tags", field("text-list", sql`nullif(r->'tags', 'null'::jsonb)`)],
]);

/** @NOTE Few letters, and the signs of LIKE among them: what collides is what is worth asking. */
const word = fc.string({
  unit: fc.constantFrom("a", "b", "A", "é", "%", "_", "\\", "'"),
  maxLength: 3,
});
const number = fc.integer({ min: -3, max: 3 });
const instant = fc
  .integer({ min: 0, max: 5 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString());
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 4 });

const rowOf: fc.Arbitrary<Omit<Row, "id">> = fc.record({
  title: nullable(word),
  count: nullable(number),
  sticky: nullable(fc.boolean()),
  at: nullable(instant),
  tags: nullable(fc.array(word, { maxLength: 3 })),
});

const equality = ["_eq", "_neq"] as const;
const order = [...equality, "_lt", "_lte", "_gt", "_gte"] as const;
const parts = ["_contains", "_ncontains", "_icontains", "_starts_with", "_ends_with"] as const;

const flags = (names: readonly string[]) =>
  fc.record({ operator: fc.constantFrom(...names), operand: fc.boolean() });
const ones = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.record({ operator: fc.constantFrom(...names), operand: nullable(value) });
const lists = (value: fc.Arbitrary<unknown>) =>
  fc.record({
    operator: fc.constantFrom("_in", "_nin"),
    operand: fc.array(nullable(value), { maxLength: 3 }),
  });
const pairs = (value: fc.Arbitrary<unknown>) =>
  fc.record({ operator: fc.constant("_between"), operand: fc.tuple(value, value) });

const presence = flags(["_null", "_nnull"]);
const emptiness = flags(["_empty", "_nempty"]);

const tests = fc.oneof(
  named("title", [ones([...order, ...parts], word), lists(word), pairs(word), presence, emptiness]),
  named("count", [ones(order, number), lists(number), pairs(number), presence]),
  named("sticky", [ones(equality, fc.boolean()), lists(fc.boolean()), presence]),
  named("at", [ones(order, instant), lists(instant), pairs(instant), presence]),
  named("tags", [ones(["_contains", "_ncontains"], word), presence, emptiness]),
);

type Filter = { [name: string]: unknown };

function named(
  name: string,
  choices: fc.Arbitrary<{ operator: string; operand: unknown }>[],
): fc.Arbitrary<Filter> {
  return fc.oneof(...choices).map(({ operator, operand }) => ({ [name]: { [operator]: operand } }));
}

const filters = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tests,
    fc.array(tie("filter"), { minLength: 1, maxLength: 3 }).map((of) => ({ _and: of })),
    fc.array(tie("filter"), { minLength: 1, maxLength: 3 }).map((of) => ({ _or: of })),
  ),
})).filter;

/** What a filter means, said without SQL. */
function holds(filter: Filter, row: Row): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === "_and") return (value as Filter[]).every((part) => holds(part, row));
    if (name === "_or") return (value as Filter[]).some((part) => holds(part, row));
    return Object.entries(value as object).every(([operator, operand]) =>
      passes(row[name as keyof Row], operator, operand),
    );
  });
}

function passes(value: unknown, operator: string, operand: unknown): boolean {
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (operator === "_null") return (value === null) === operand;
  if (operator === "_nnull") return (value !== null) === operand;
  if (operator === "_empty") return isEmpty === operand;
  if (operator === "_nempty") return isEmpty !== operand;
  if (value === null || operand === null) return false;
  if (Array.isArray(operand)) return passesList(value, operator, operand);
  if (Array.isArray(value)) return value.includes(operand) === (operator === "_contains");
  return compares(value as string, operator, operand as string);
}

function passesList(value: unknown, operator: string, operand: unknown[]): boolean {
  if (operand.length === 0 || operand.includes(null)) return false;
  if (operator === "_in") return operand.includes(value);
  if (operator === "_nin") return !operand.includes(value);
  const [from, to] = operand as [string, string];
  return compares(value as string, "_gte", from) && compares(value as string, "_lte", to);
}

const lower = (text: string) => text.toLowerCase();

/** @NOTE These letters stand in the same order as UTF-16 units and as UTF-8 bytes. */
const COMPARISONS: Record<string, (value: string, other: string) => boolean> = {
  _eq: (value, other) => value === other,
  _neq: (value, other) => value !== other,
  _lt: (value, other) => value < other,
  _lte: (value, other) => value <= other,
  _gt: (value, other) => value > other,
  _gte: (value, other) => value >= other,
  _contains: (value, other) => value.includes(other),
  _ncontains: (value, other) => !value.includes(other),
  _icontains: (value, other) => lower(value).includes(lower(other)),
  _starts_with: (value, other) => value.startsWith(other),
  _ends_with: (value, other) => value.endsWith(other),
};

const compares = (value: string, operator: string, other: string): boolean =>
  COMPARISONS[operator]!(value, other);

describe("a filter on PostgreSQL", () => {
  let principal: Principal;
  beforeAll(() => {
    principal = world().acme.admin;
  });

  test("holds for the rows that it says, and for no other", async () => {
    const property = fc.asyncProperty(
      fc.array(rowOf, { minLength: 5, maxLength: 20 }),
      fc.array(filters, { minLength: 1, maxLength: 10 }),
      async (values, asked) => {
        const rows = values.map((row, id) => ({ ...row, id }));
        await openScope({ principal, requestId: "test", mode: "read" }, async ({ db }) => {
          for (const filter of asked) {
            const condition = compileFilter(parseFilter(filter, fields), fields);
            const found = await db.$queryRaw<{ id: number }[]>(sql`
              SELECT (r->>'id')::int AS id FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
              WHERE ${condition} ORDER BY 1`);
            const expected = rows.filter((row) => holds(filter, row));
            expect([filter, found.map(({ id }) => id)]).toEqual([
              filter,
              expected.map(({ id }) => id),
            ]);
          }
        });
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });
});
