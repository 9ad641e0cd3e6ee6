import { describe, expect, test } from "vitest";
import { getIntrospectionQuery } from "graphql";
import { countStatements } from "../../support/count-statements.ts";
import { useEveryKind } from "../../support/every-kind.ts";
import { askGraphql, codesOf } from "../../support/graphql/ask-graphql.ts";
import { useApiWorld } from "../../support/json-api/api-world.ts";

const { world, database } = useApiWorld();
const fair = useEveryKind(database, world);

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(" ");

/** `{ a { a { … } } }`, so many levels of it. */
const nested = (count: number, name: string, end: string): string =>
  `${`${name} { `.repeat(count)}${end}${" }".repeat(count)}`;

const HOSTILE: readonly [string, string, RegExp][] = [
  ["a long document", `{ _version } #${"x".repeat(60_000)}`, /50000 characters/],
  ["many tokens", `{ ${"_version ".repeat(2_100)} }`, /2000 tokens/],
  ["brackets without end", "{".repeat(2_500), /./],
  ["lists without end", `{ posts(filter: ${"[".repeat(2_500)}`, /2000 tokens/],
  ["many aliases", `{ ${times(60, (index) => `a${index}: _version`)} }`, /50 aliases/],
  ["many directives", `{ _version ${"@skip(if: false) ".repeat(60)} }`, /50 directives/],
  ["many roots", `{ ${times(25, (index) => `a${index}: _version`)} }`, /20 fields at its root/],
  ["deep relations", `{ posts { nodes { author { ${nested(12, "author", "id")} } } } }`, /./],
  ["deep pages", `{ pages { nodes { ${nested(12, "parent", "id")} } } }`, /12 levels deep/],
  [
    "fragments that double",
    `{ posts { nodes { ...f0 } } } fragment f12 on Posts_Entry { id } ${times(
      12,
      (index) => `fragment f${index} on Posts_Entry { ...f${index + 1} ...f${index + 1} }`,
    )}`,
    /1000 fields/,
  ],
  [
    "fragments in a circle",
    `{ posts { nodes { ...a } } } fragment a on Posts_Entry { ...b } fragment b on Posts_Entry { ...a }`,
    /spread|cycle|itself/i,
  ],
  [
    "long lists within long lists",
    "{ fairDays(first: 100) { nodes { speakers { mail mentor { name } } host { name } } } }",
    /may come to \d+ values.*`first`/,
  ],
  [
    "the length of a list in a variable",
    "query Q($n: Int) { fairDays(first: $n) { nodes { speakers { mentor { name mail } } } } }",
    /may come to/,
  ],
  ["introspection with aliases", "{ a: __schema { types { name } } }", /without aliases/],
  [
    "introspection of introspection",
    "{ __schema { types { fields { type { fields { name } } } } } }",
    /once on the way down|depth/i,
  ],
  [
    "introspection of possible types",
    "{ __schema { types { possibleTypes { possibleTypes { name } } } } }",
    /once on the way down|depth/i,
  ],
  ["several operations", "query A { _version } query B { _version }", /one operation/],
  ["no operation", "fragment f on Posts_Entry { id }", /one operation/],
  ["a subscription", "subscription { posts { nodes { id } } }", /./],
  ["a member that objects have", "{ posts(filter: { __proto__: 1 }) { nodes { id } } }", /name/],
  [
    "what cannot be stored",
    `{ posts(filter: { title: { _eq: "\\u0000" } }) { nodes { id } } }`,
    /stored/,
  ],
  ["an unknown directive", "{ _version @uncached }", /directive/i],
  ["a deferred part", "{ posts { nodes { ... @defer { id } } } }", /directive/i],
  ["nothing", "", /./],
];

describe("a hostile document is refused before anything is read", () => {
  test.each(HOSTILE)("%s", async (_name, query, words) => {
    const { admin } = world().acme;
    const variables = { n: 100 };
    const asked = query.includes("$n") ? { variables } : {};
    let told = await askGraphql(admin, query, asked);
    const statements = await countStatements(async () => {
      told = await askGraphql(admin, query, asked);
    });
    expect(told.status).toBe(400);
    expect(codesOf(told).every((code) => code.startsWith("graphql-"))).toBe(true);
    expect(told.errors[0]?.message).toMatch(words);
    expect(told.data).toBeUndefined();
    expect(told.text.length).toBeLessThan(10_000);
    // Whoever asks is looked up; no row of content is.
    expect(statements).toBeLessThanOrEqual(6);
  });

  test("more relationships in a row than a question may follow are refused", async () => {
    const query = `{ pages { nodes { ${nested(4, "parent", "id")} } } }`;
    expect(codesOf(await askGraphql(world().acme.admin, query))).toEqual(["invalid-parameter"]);
  });
});

describe("an honest document passes", () => {
  test.each([
    ["the introspection that tools send", getIntrospectionQuery({ specifiedByUrl: true })],
    [
      "a page of days with their speakers",
      "{ fairDays(first: 100) { nodes { title speakers { name } } } }",
    ],
    [
      "shorter lists, further down",
      "{ fairDays(first: 20) { nodes { speakers(first: 10) { name mentor { name } } } } }",
    ],
    ["a skipped part", "{ posts { nodes { id @skip(if: true) title @include(if: true) } } }"],
  ])("%s", async (_name, query) => {
    const told = await askGraphql(world().acme.admin, query);
    expect(told.errors).toEqual([]);
    expect(told.status).toBe(200);
  });

  test("a list that is cut short says which of it is there", async () => {
    const query = "{ fairDays { nodes { speakers(first: 1) { name } } } }";
    const told = await askGraphql(fair().acme.reader, query);
    expect(told.data["fairDays"]?.["nodes"]?.[0]).toEqual({ speakers: [{ name: "Bo" }] });
  });
});

test("a variable of another type is named without a suggestion", async () => {
  const query = "query Q($sort: [Posts_Sort!]) { posts(sort: $sort) { nodes { id } } }";
  const told = await askGraphql(world().acme.admin, query, { variables: { sort: ["title_ASCC"] } });
  expect([told.status, codesOf(told)]).toEqual([400, ["graphql-invalid"]]);
  expect(told.text).not.toMatch(/did you mean/i);
});
