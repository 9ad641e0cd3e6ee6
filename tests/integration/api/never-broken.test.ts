import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { askApi } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let id: string;

beforeAll(async () => {
  id = await seedEntry(world().acme.admin, { collection: "posts", data: postOf({}) });
});

const NAMES = [
  ...["title", "slug", "sticky", "tags", "author", "publishedAt", "id", "status", "secretNote"],
  ...["body", "position", "parent", "roles", "count", "__proto__", "", "0", "occurredAt"],
];
const OPERATORS = [
  ...["_eq", "_neq", "_lt", "_gte", "_in", "_nin", "_null", "_contains", "_icontains"],
  ...["_between", "_empty", "_and", "_or", "_starts_with", "0", "1"],
];
const VALUES = [
  ...["", "x", "true", "1", "-0", "1e999", "9".repeat(18), "0.1", "null", "NaN", "\\", "%", "'"],
  ...["2026-01-01", "9999-12-31T23:59:59.999Z", "0001-01-01", "a,b", ",", "🙂", "\u0000"],
  ...["-title,slug", "author", "author.author", "00000000-0000-4000-8000-000000000000"],
];

const name = fc.constantFrom(...NAMES);
const operator = fc.constantFrom(...OPERATORS);
const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: "binary", maxLength: 8 }));
const filterName = fc
  .tuple(fc.array(fc.oneof(name, operator), { maxLength: 4 }), fc.constantFrom("filter", "fields"))
  .map(([parts, family]) => family + parts.map((part) => `[${part}]`).join(""));
const parameter = fc.tuple(
  fc.oneof(
    filterName,
    fc.constantFrom("sort", "include", "page[size]", "page[after]", "page[before]", "filter"),
    fc.constantFrom("fields[posts]", "fields[authors]", "page", "x"),
  ),
  fc.oneof(value, fc.json({ maxDepth: 4 })),
);
const queries = fc
  .array(parameter, { maxLength: 4 })
  .map((parameters) => new URLSearchParams(parameters).toString());

const PATHS = [
  ...["/content/posts", "/drafts/pages", "/domains", "/audit-events", "/client-errors"],
  ...["/users", "/roles", "/policies", "/permissions"],
];

test("no question breaks the house", async () => {
  const { admin, partner } = world().acme;
  const property = fc.asyncProperty(
    fc.constantFrom(...PATHS),
    queries,
    fc.boolean(),
    async (path, query, isAdmin) => {
      const told = await askApi(isAdmin ? admin : partner, `${path}?${query}`);
      expect([query, told.status < 500]).toEqual([query, true]);
    },
  );
  await fc.assert(property, { numRuns: 250 });
}, 120_000);

const member = fc.oneof(
  fc.constantFrom<unknown>(null, 1, "x", "", true, [], {}, -1, 1e300, "\u0000", "a".repeat(9_000)),
  fc.constant(["a", 1]),
  fc.record({ type: fc.constantFrom("doc", "authors", 1), content: fc.constant([{}]) }),
  fc.record({ data: fc.constantFrom<unknown>(null, [], { type: "authors", id: "x" }) }),
);
const members = fc.dictionary(name, member, { maxKeys: 5 });
const documents = fc.record(
  {
    data: fc.oneof(
      fc.record(
        {
          type: fc.constantFrom<unknown>("posts", "pages", "domains", "roles", "policies", 1, null),
          id: fc.oneof(
            fc.constantFrom<unknown>("x", null, "00000000-0000-4000-8000-000000000000"),
            fc.constant("own"),
          ),
          attributes: fc.oneof(members, member),
          relationships: fc.oneof(members, member),
        },
        { requiredKeys: [] },
      ),
      member,
    ),
    meta: member,
  },
  { requiredKeys: [] },
);

const WRITES = [
  ["POST", "/content/posts"],
  ["POST", "/content/pages"],
  ["PATCH", "/content/posts/own"],
  ["PATCH", "/content/posts/own/relationships/author"],
  ["POST", "/domains"],
  ["POST", "/users"],
  ["POST", "/roles"],
  ["POST", "/policies"],
  ["POST", "/permissions"],
  ["PATCH", "/site"],
] as const;

test("no document breaks the house", async () => {
  const { admin, editor } = world().acme;
  const property = fc.asyncProperty(
    fc.constantFrom(...WRITES),
    documents,
    fc.boolean(),
    async ([method, path], document, isAdmin) => {
      const body = JSON.stringify(document).replaceAll('"own"', JSON.stringify(id));
      const told = await askApi(isAdmin ? admin : editor, path.replace("own", id), {
        ...{ method, body },
        headers: { "If-Match": "*" },
      });
      expect([body, told.status < 500]).toEqual([body, true]);
    },
  );
  await fc.assert(property, { numRuns: 250 });
}, 120_000);
