import { describe, expect, test } from "vitest";
import { getIntrospectionQuery } from "graphql";
import type { Principal } from "@/lib/access/principal.ts";
import { OWN_ROUTES } from "@/lib/api/own-routes.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { askGraphql, codesOf } from "../../support/graphql/ask-graphql.ts";
import { useEveryKind } from "../../support/every-kind.ts";
import { send } from "../../support/json-api/ask-api.ts";
import { useApiWorld } from "../../support/json-api/api-world.ts";
import { holdRoles, makeRole } from "../../support/rights.ts";

const { world, database } = useApiWorld();
const fair = useEveryKind(database, world);

const namesFor = async (who: Principal) =>
  (await askGraphql(who, getIntrospectionQuery())).text.match(/"name":"[^"]+"/g) ?? [];

describe("drafts and hidden fields are not there for a partner", () => {
  const ways: readonly [string, string][] = [
    ["by their list", "{ posts_drafts { nodes { id } } }"],
    ["by an alias", "{ posts: posts_drafts { nodes { id } } }"],
    ["by one draft", `{ posts_draft_by_id(id: "ID") { title } }`],
    ["by a fragment on a draft", "{ posts { nodes { ... on Posts_Draft { title } } } }"],
    ["by a named fragment", "{ posts { nodes { ...f } } } fragment f on Posts_Draft { title }"],
    ["by a hidden field", "{ posts { nodes { secretNote } } }"],
    ["by a hidden field with another name", "{ posts { nodes { title: secretNote } } }"],
    ["by a hidden field of a relation", "{ posts { nodes { author { email } } } }"],
    ["by a filter", `{ posts(filter: { secretNote: { _contains: "hidden" } }) { nodes { id } } }`],
    [
      "by a filter within",
      `{ posts(filter: { _or: [{ secretNote: { _null: false } }] }) { nodes { id } } }`,
    ],
    [
      "by a filter along a relation",
      `{ posts(filter: { author: { email: { _contains: "a" } } }) { nodes { id } } }`,
    ],
    ["by the order", "{ posts(sort: [secretNote_ASC]) { nodes { id } } }"],
    ["by a type", `{ __type(name: "Posts_Draft") { name } posts_drafts { nodes { id } } }`],
    ["by writing", `mutation { create_posts(input: { title: "x" }) { id } }`],
    ["by deleting", `mutation { delete_posts(id: "ID", revision: 1) { id } }`],
    ["by a subscription", "subscription { posts { nodes { id } } }"],
  ];

  test.each(ways)("%s", async (_way, query) => {
    const { partner, ids } = world().acme;
    const told = await askGraphql(partner, query.replaceAll("ID", ids["posts/unseen"] ?? ""));
    expect(told.status).toBe(400);
    expect(new Set(codesOf(told))).toEqual(new Set(["graphql-invalid"]));
    expect(told.text).not.toMatch(/hidden-only|unseen|did you mean/i);
    const nothing = query
      .replaceAll(/secretNote|email/g, "nothingAtAll")
      .replaceAll("_drafts", "_nothings");
    const words = (text: string) =>
      text.replaceAll(/secretNote|email|nothingAtAll|_drafts|_nothings/g, "…");
    const same = await askGraphql(partner, nothing.replaceAll("ID", ids["posts/unseen"] ?? ""));
    expect(words(same.errors[0]?.message ?? "")).toBe(words(told.errors[0]?.message ?? ""));
  });

  test("by the id of a draft, the count of a page or a relation to one", async () => {
    const { partner, admin, ids } = world().acme;
    const query = `{ posts_by_id(id: "${ids["posts/unseen"]}") { title } posts(first: 100) { nodes { title } pageInfo { hasNextPage } } }`;
    const { data } = await askGraphql(partner, query);
    expect(data["posts_by_id"]).toBeNull();
    expect(data["posts"]?.["nodes"]).toHaveLength(3);
    expect((await askGraphql(admin, query)).data["posts_by_id"]).toBeNull();
    const related = "{ fairDays { nodes { speakers { name } } } }";
    const told = await askGraphql(fair().acme.reader, related);
    expect(told.text).not.toContain("draft-only");
    expect(told.data["fairDays"]?.["nodes"]?.[0]?.["speakers"]).toHaveLength(2);
  });

  test("in introspection", async () => {
    const { partner, nobody, admin } = world().acme;
    const told = (await namesFor(partner)).join();
    expect(told).toContain("Posts_Entry");
    expect(told).not.toMatch(/secretNote|"email"|Draft|"Mutation"|Pages|create_|speakers|FairDays/);
    expect((await namesFor(nobody)).join()).not.toMatch(/posts|pages|authors|fair|speakers/i);
    expect((await namesFor(admin)).join()).toMatch(
      /secretNote.*Posts_Draft|Posts_Draft.*secretNote/s,
    );
    expect((await namesFor(fair().acme.reader)).join()).not.toMatch(/"mail"|Draft|"Mutation"/);
  });
});

describe("the other organization", () => {
  test("has the same names and none of the rows", async () => {
    const { acme, globex } = world();
    const query = `{ posts(first: 100) { nodes { title body { text } } } fairDays { nodes { about } } }`;
    expect((await askGraphql(acme.admin, query)).text).not.toContain("globex-only");
    expect((await askGraphql(globex.admin, query)).text).toContain("globex-only");
    const theirs = globex.ids["posts/one"] ?? "";
    for (const field of ["posts_by_id", "posts_draft_by_id"]) {
      const told = await askGraphql(acme.admin, `{ ${field}(id: "${theirs}") { title } }`);
      expect(told.data).toEqual({ [field]: null });
    }
    const sought = `{ posts(filter: { id: { _eq: "${theirs}" } }) { nodes { id } } }`;
    expect((await askGraphql(acme.admin, sought)).data).toEqual({ posts: { nodes: [] } });
  });

  test("is not written to, and hears the same of an entry that is not there", async () => {
    const { acme, globex } = world();
    const [theirs, none] = [globex.ids["posts/one"] ?? "", crypto.randomUUID()];
    const at = "revision: 2";
    const deeds = {
      update: `${at}, input: { title: "crossed" }`,
      ...{ publish: at, unpublish: at, bin: at, unbin: "", delete: at, unschedule: at },
      schedule: `${at}, input: { publishAt: "2099-01-01T08:00:00Z" }`,
      restore: `${at}, version: 1`,
    };
    for (const [deed, more] of Object.entries(deeds)) {
      const ask = (id: string) =>
        askGraphql(acme.admin, `mutation { ${deed}_posts(id: "${id}", ${more}) { id } }`);
      const [there, nowhere] = [await ask(theirs), await ask(none)];
      expect([deed, codesOf(there)]).toEqual([deed, ["not-found"]]);
      expect(there.errors).toEqual(nowhere.errors);
    }
    const told = await askGraphql(globex.admin, `{ posts_by_id(id: "${theirs}") { title } }`);
    expect(told.data["posts_by_id"]).toEqual({ title: "The one" });
  });
});

test("whoever is suspended is nobody here, at once", async () => {
  const { suspended } = world().acme;
  for (const query of ["{ _version }", `mutation { create_posts(input: { title: "x" }) { id } }`]) {
    const told = await askGraphql(suspended, query);
    expect([told.status, codesOf(told), told.data]).toEqual([401, ["unauthenticated"], undefined]);
  }
});

test("a right that is taken away is gone from the schema at the next request", async () => {
  const { acme } = world();
  const query = "{ posts { nodes { title } } }";
  await makeRole(acme, "passing", [{ collection: "posts", action: "read" }]);
  expect((await askGraphql(acme.nobody, query)).status).toBe(400);
  await holdRoles(database().superUrl, acme.nobody, ["passing"]);
  expect((await askGraphql(acme.nobody, query)).status).toBe(200);
  await holdRoles(database().superUrl, acme.nobody, []);
  expect((await askGraphql(acme.nobody, query)).status).toBe(400);
});

describe("the address", () => {
  const post = (init: { body?: string; headers?: Record<string, string> }, path = "/graphql") =>
    send(world().acme.admin, path, { method: "POST", ...init });
  const json = { "content-type": "application/json" };

  test("is in the table", () => {
    expect(OWN_ROUTES.map(({ method, pattern }) => `${method} ${pattern}`)).toContain(
      "POST /api/v1/graphql",
    );
  });

  test.each(["GET", "PUT", "PATCH", "DELETE"])("takes no %s", async (method) => {
    const told = await askApi(world().acme.admin, "/graphql", { method });
    expect([told.status, told.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test.each([
    [415, "unsupported-media-type", { headers: { "content-type": "text/plain" }, body: "{}" }],
    [400, "malformed-body", { headers: json, body: "{" }],
    [400, "malformed-body", { headers: json, body: `[{"query":"{ _version }"}]` }],
    [400, "malformed-body", { headers: json, body: `{"query":"{ _version }","more":1}` }],
    [400, "malformed-body", { headers: json, body: `{"query":1}` }],
    [406, "not-acceptable", { headers: { ...json, accept: "text/html" }, body: "{}" }],
    [413, "too-large", { headers: json, body: " ".repeat(1_100_000) }],
  ])("answers %i %s as GraphQL words it", async (status, code, init) => {
    const response = await post(init);
    const { errors, data } = (await response.json()) as Awaited<ReturnType<typeof askGraphql>>;
    expect([response.status, data]).toEqual([status, undefined]);
    expect(errors[0]?.extensions).toMatchObject({ code, status, requestId: "test" });
    expect(errors[0]?.message).not.toBe("");
  });

  test("takes no query parameters, and answers in the type that is asked for", async () => {
    const body = `{"query":"{ _version }"}`;
    expect((await post({ headers: json, body }, "/graphql?query={_version}")).status).toBe(400);
    const accept = "application/graphql-response+json, application/json;q=0.9";
    const response = await post({ headers: { ...json, accept }, body });
    expect(response.headers.get("content-type")).toContain("application/graphql-response+json");
    expect(response.headers.get("cache-control")).toContain("no-store");
  });
});
