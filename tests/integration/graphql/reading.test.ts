import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { countStatements } from "../../support/count-statements.ts";
import { OPEN_FIELDS, useEveryKind } from "../../support/every-kind.ts";
import { askGraphql, codesOf } from "../../support/graphql/ask-graphql.ts";
import { send } from "../../support/json-api/ask-api.ts";
import { useApiWorld } from "../../support/json-api/api-world.ts";

const { world, database } = useApiWorld();
const fair = useEveryKind(database, world);

const doc = { type: "doc", content: [{ type: "paragraph", content: [expect.anything()] }] };

test("every kind of field has a form of its own", async () => {
  const { reader, ids } = fair().acme;
  const day = `fairDays_by_id(id: "${ids["fair-days/Rome"]}")`;
  const told = await askGraphql(
    reader,
    `{ ${day} {
      intro { json text } visitors price open day starts__at themes extra
      poster { url alt } plan { name } venue { geo { lat } } agenda { at what }
      parts {
        ... on FairDays_Block_parts___quote { kind text said__by }
        ... on FairDays_Block_parts___picture { kind of { url } }
      }
      host { name } speakers { name mentor { name } }
    } }`,
  );
  expect(told.errors).toEqual([]);
  expect(told.data["fairDays_by_id"]).toEqual({
    intro: { json: doc, text: "acme-only" },
    ...{ visitors: 3_000_000_000, price: 9.5, open: true, day: "2026-11-22" },
    ...{ starts__at: "2026-11-22T10:30:00.000Z", themes: ["art", "food"] },
    extra: { any: [1, "thing"] },
    poster: { url: "https://example.com/poster.png", alt: "A poster" },
    ...{ plan: { name: "Plan" }, venue: { geo: { lat: 41.9 } } },
    agenda: [
      { at: "10:00", what: "Doors" },
      { at: "11:00", what: null },
    ],
    parts: [
      { kind: "quote", text: "Come in.", said__by: "Ada" },
      { kind: "picture", of: { url: "https://example.com/p.png" } },
    ],
    host: { name: "Ada" },
    speakers: [
      { name: "Bo", mentor: { name: "Ada" } },
      { name: "Ada", mentor: null },
    ],
  });
});

test("pages of the website show their blocks, and posts who wrote them", async () => {
  const told = await askGraphql(
    world().acme.admin,
    `query Site($who: String!) {
      pages(sort: [title_DESC]) { nodes { title parent { title } blocks {
        ... on Pages_Block_blocks___richText { kind doc { text } } } } }
      posts(filter: { author: { title: { _eq: $who } } }, sort: [title_ASC]) { nodes { title ...by } }
    }
    fragment by on Posts_Entry { author { title } }`,
    { variables: { who: "The ada" }, operationName: "Site" },
  );
  const by = { author: { title: "The ada" } };
  const blocks = [{ kind: "richText", doc: { text: "acme-only" } }];
  expect(told.data).toEqual({
    pages: {
      nodes: [
        { title: "The team", parent: { title: "The about" }, blocks },
        { title: "The about", parent: null, blocks },
      ],
    },
    posts: { nodes: ["The one", "The two"].map((title) => ({ title, ...by })) },
  });
});

describe("a list goes by pages", () => {
  const page = `nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
  const ask = (args: string) =>
    askGraphql(world().acme.admin, `{ posts(sort: [title_ASC] ${args}) { ${page} } }`);

  test("forth and back", async () => {
    const first = (await ask("first: 2")).data["posts"];
    expect(first?.["pageInfo"]).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = String(first?.["pageInfo"]?.["endCursor"]);
    const second = (await ask(`first: 2 after: "${after}"`)).data["posts"];
    expect(second?.["nodes"]).toEqual([{ title: "The two" }]);
    expect(second?.["pageInfo"]).toMatchObject({ hasNextPage: false, endCursor: null });
    const before = String(second?.["pageInfo"]?.["startCursor"]);
    const again = (await ask(`last: 2 before: "${before}"`)).data["posts"];
    expect(again?.["nodes"]).toEqual(first?.["nodes"]);
  });

  test.each([
    ["first: 0", "page[size]"],
    ["first: 101", "page[size]"],
    ["last: 2", "before"],
    [`first: 1 before: "x"`, "last"],
    [`after: "x"`, "page[after]"],
  ])("%s is refused", async (args, parameter) => {
    const told = await ask(args);
    expect(codesOf(told)).toEqual(["invalid-parameter"]);
    expect(told.errors[0]?.extensions.source).toEqual({ parameter });
  });
});

test("of several fields one may be refused, and the others answered", async () => {
  const query = `{
    bad: posts(after: "x") { nodes { id } }
    none: posts_by_id(id: "x") { id }
    authors(first: 1, sort: [title_DESC]) { nodes { title } }
  }`;
  const told = await askGraphql(world().acme.admin, query);
  expect([told.status, told.errors.map(({ path }) => path)]).toEqual([200, [["bad"]]]);
  const authors = { nodes: [{ title: "The grace" }] };
  expect(told.data).toEqual({ bad: null, none: null, authors });
});

test("words are looked for in what one may read", async () => {
  const query = (words: string) =>
    `{ posts(search: "${words}", filter: { title: { _neq: "The two" } }, sort: [title_ASC]) { nodes { title } } }`;
  const titles = async (who: "admin" | "partner", words: string) =>
    (await askGraphql(world().acme[who], query(words))).data["posts"]?.["nodes"];
  const found = [{ title: "The one" }, { title: "The three" }];
  expect(await titles("admin", "hidden-only")).toEqual(found);
  expect(await titles("partner", "hidden-only")).toEqual([]);
  expect(await titles("partner", "acme-only")).toEqual(found);
});

test("a language that is none here is refused, as in REST", async () => {
  const body = JSON.stringify({ query: "{ _version }" });
  const headers = { "content-type": "application/json" };
  const path = "/graphql?inLocale=xx";
  const response = await send(world().acme.admin, path, { method: "POST", headers, body });
  expect([response.status, await response.text()]).toEqual([
    400,
    expect.stringContaining("inLocale"),
  ]);
});

test("a field that a rule hides in this entry is null, and named", async () => {
  const { reader } = fair().acme;
  const told = await askGraphql(
    reader,
    `{ fairDays(sort: [city_ASC]) { nodes { city secret _redacted } } }`,
  );
  expect(told.data["fairDays"]?.["nodes"]).toEqual([
    { city: "Oslo", secret: null, _redacted: ["secret"] },
    { city: "Rome", secret: "hidden-only acme", _redacted: [] },
  ]);
  const sought = `{ fairDays(filter: { secret: { _contains: "hidden" } }) { nodes { city } } }`;
  expect((await askGraphql(reader, sought)).data).toEqual({
    fairDays: { nodes: [{ city: "Rome" }] },
  });
});

describe("the same question has the same answer as in REST", () => {
  const PARTS: Readonly<Record<string, string>> = {
    intro: "intro { json }",
    poster: "poster { url alt }",
    plan: "plan { url name }",
    venue: "venue { street geo { lat long } }",
    agenda: "agenda { at what }",
    host: "host { id name }",
    speakers: "speakers { id name }",
    "starts-at": "starts__at",
  };
  const NOT_COMPARED = ["parts"];
  const asking = fc.record({
    names: fc.subarray(
      OPEN_FIELDS.filter((name) => !NOT_COMPARED.includes(name)),
      { minLength: 1 },
    ),
    sort: fc.constantFrom("city", "-city", "-starts-at,city", "price,-visitors"),
    filter: fc.constantFrom(
      {},
      { city: { _eq: "Oslo" } },
      { "starts-at": { _gt: "2026-01-01T00:00:00Z" } },
      { _or: [{ host: { name: { _eq: "Ada" } } }, { visitors: { _lt: 5 } }] },
      { speakers: { _some: { name: { _eq: "Bo" } } } },
      { themes: { _contains: "art" }, price: { _between: [9, 10] } },
    ),
    isAdmin: fc.boolean(),
  });
  type Asked = typeof asking extends fc.Arbitrary<infer Value> ? Value : never;

  const inGraphql = (value: object) =>
    JSON.parse(JSON.stringify(value).replaceAll("starts-at", "starts__at")) as object;
  const back = (name: string) => name.replaceAll("__", "-");

  async function overGraphql(who: Principal, { names, sort, filter }: Asked): Promise<unknown[]> {
    const keys = sort
      .split(",")
      .map((key) => (key.startsWith("-") ? `${key.slice(1)}_DESC` : `${key}_ASC`));
    const query = `query Q($filter: FairDays_Filter, $sort: [FairDays_Sort!]) {
      fairDays(filter: $filter, sort: $sort) { nodes { id ${names.map((name) => PARTS[name] ?? name).join(" ")} } } }`;
    const variables = {
      filter: inGraphql(filter),
      sort: keys.map((key) => key.replace("starts-at", "starts__at")),
    };
    const { data, errors } = await askGraphql(who, query, { variables });
    expect(errors).toEqual([]);
    return (data["fairDays"]?.["nodes"] ?? []).map((node) =>
      Object.fromEntries(
        Object.entries(node).map(([name, value]) => [
          back(name),
          name === "intro" ? (value as { json?: unknown } | null)?.json : value,
        ]),
      ),
    );
  }

  async function overRest(who: Principal, { names, sort, filter }: Asked): Promise<unknown[]> {
    const query = new URLSearchParams({ sort, filter: JSON.stringify(filter) });
    query.set("fields[fair-days]", names.join(","));
    query.set("fields[speakers]", "name");
    query.set("include", names.filter((name) => ["host", "speakers"].includes(name)).join(","));
    const headers = { accept: "application/json" };
    const response = await send(who, `/content/fair-days?${query}`, { headers });
    return ((await response.json()) as { items: unknown[] }).items;
  }

  test("whatever is selected, sought and sorted by", async () => {
    await fc.assert(
      fc.asyncProperty(asking, async (asked) => {
        const who = asked.isAdmin ? world().acme.admin : fair().acme.reader;
        expect(await overGraphql(who, asked)).toEqual(await overRest(who, asked));
      }),
      { numRuns: 20, seed: 121 },
    );
  });
});

describe("statements", () => {
  const NESTED = `posts(first: 50) { nodes { title author { title } } }`;

  test("a query is one transaction, a statement a list and one a relationship", async () => {
    const { admin } = world().acme;
    await askGraphql(admin, `{ ${NESTED} }`);
    const one = await countStatements(() => askGraphql(admin, `{ posts { nodes { title } } }`));
    const nested = await countStatements(() => askGraphql(admin, `{ ${NESTED} }`));
    const twice = await countStatements(() =>
      askGraphql(admin, `{ ${NESTED} authors { nodes { title } } }`),
    );
    expect([nested - one, twice - nested]).toEqual([1, 1]);
    expect(one).toBeLessThanOrEqual(7);
  });

  test("however often an entry is referred to it is read once", async () => {
    const { reader } = fair().acme;
    const ask = (inner: string) => () =>
      askGraphql(reader, `{ fairDays { nodes { id ${inner} } } }`);
    await ask("")();
    const plain = await countStatements(ask(""));
    expect((await countStatements(ask("speakers { mentor { name } name }"))) - plain).toBe(2);
    const twice = "a: speakers { name } b: speakers { mentor { id } }";
    expect((await countStatements(ask(twice))) - plain).toBe(2);
  });
});
