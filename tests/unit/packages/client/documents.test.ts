import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient, type Client, type Entry } from "../../../../packages/client/src/client.ts";
import {
  contractServer,
  refusal,
  type ContractServer,
} from "../../../support/sdk/contract-server.ts";

let server: ContractServer;
let client: Client;
const POSTS = "/api/v1/content/posts";

beforeEach(async () => {
  server = await contractServer();
  server.tokens.add("gh_pat_x");
  client = createClient({ baseUrl: server.url, staticToken: "gh_pat_x" });
});
afterEach(() => server.close());

const ada = { type: "authors", id: "a1", attributes: { name: "Ada" } };
const post = {
  type: "posts",
  id: "p1",
  attributes: { title: "One", secretNote: null },
  relationships: {
    author: { data: { type: "authors", id: "a1" } },
    editor: { data: null },
    tags: { data: [{ type: "tags", id: "t1" }] },
    comments: { links: { related: "/x" } },
  },
  meta: { redacted: ["secretNote"] },
};

describe("entries", () => {
  test("are plain objects with their relations beside the fields", async () => {
    server.answer = () => ({ body: { data: [post], included: [ada] } });
    const { items } = await client.list("posts", { include: ["author"] });
    expect(items).toEqual([
      {
        id: "p1",
        type: "posts",
        title: "One",
        secretNote: null,
        author: { id: "a1", type: "authors", name: "Ada" },
        editor: null,
        tags: [{ id: "t1", type: "tags" }],
      },
    ]);
    expect(client.metaOf(items[0]!)).toEqual({ redacted: ["secretNote"] });
    expect(client.metaOf({})).toBeNull();
  });

  test("that name each other in a circle are the same objects", async () => {
    const best = { ...ada, relationships: { best: { data: { type: "posts", id: "p1" } } } };
    server.answer = () => ({ body: { data: post, included: [best] } });
    const one = await client.get<Entry & { author: { best: unknown } }>("posts", "p1");
    expect(one.author.best).toBe(one);
  });

  test("keep their own id and type, whatever a field is called", async () => {
    const attributes = { id: "forged", type: "users", title: "One" };
    server.answer = () => ({ body: { data: { ...post, attributes } } });
    expect(await client.get("posts", "p1")).toMatchObject({ id: "p1", type: "posts" });
  });

  test("are asked for as the API reads it", async () => {
    await client.list("posts", {
      filter: { title: { _contains: "&=" }, _or: [{ tags: "a" }, { tags: { _null: true } }] },
      sort: ["-publishedAt", "title"],
      page: { size: 10, after: "cursor" },
      include: ["author"],
      fields: { posts: ["title", "author"], authors: [] },
    });
    const asked = new URL(server.heard[0]!.path, server.url).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      filter: '{"title":{"_contains":"&="},"_or":[{"tags":"a"},{"tags":{"_null":true}}]}',
      sort: "-publishedAt,title",
      "page[size]": "10",
      "page[after]": "cursor",
      include: "author",
      "fields[posts]": "title,author",
      "fields[authors]": "",
    });
  });

  test("of the system have addresses of their own, and no name leaves its segment", async () => {
    await client.list("audit-events");
    server.answer = () => ({ body: { data: { type: "x", id: "y" } } });
    await client.get("po/sts", "../users?x#y");
    await client.list("posts", { view: "draft", sort: ["title"] });
    await client.get("posts", "p1", { view: "draft" });
    expect(server.heard.map(({ path }) => path)).toEqual([
      "/api/v1/audit-events",
      "/api/v1/content/po%2Fsts/..%2Fusers%3Fx%23y",
      "/api/v1/drafts/posts?sort=title",
      "/api/v1/drafts/posts/p1",
    ]);
  });
});

describe("names that are none", () => {
  test.each(["", ".", ".."])("such as %j never make an address", async (id) => {
    await expect(async () => client.get("posts", id)).rejects.toThrow(TypeError);
    await expect(async () => client.list(id)).rejects.toThrow(TypeError);
    expect(server.heard).toEqual([]);
  });
});

describe("pages of a list", () => {
  test("follow the links to the end, one request each", async () => {
    server.answer = ({ path }) => {
      const at = Number(new URL(path, server.url).searchParams.get("page[after]") ?? 0);
      const next = at < 2 ? `${POSTS}?page[after]=${at + 1}` : null;
      return { body: { data: [{ type: "posts", id: String(at) }], links: { next } } };
    };
    const found: string[] = [];
    for await (const items of client.pages("posts")) found.push(...items.map(({ id }) => id));
    expect(found).toEqual(["0", "1", "2"]);
    expect(server.heard).toHaveLength(3);
  });
});

describe("changes", () => {
  const stored = (etag: string) => ({ headers: { ETag: etag }, body: { data: post } });

  test("send the ETag that the entry was read with", async () => {
    server.answer = ({ method }) => stored(method === "GET" ? '"1.a"' : '"2.b"');
    const read = await client.get("posts", "p1");
    const changed = await client.update(read, { fields: { title: "Two" } });
    await client.update(changed, { related: { author: read, tags: [read], editor: null } });
    const changes = server.heard.filter(({ method }) => method === "PATCH");
    expect(changes.map(({ headers }) => headers["if-match"])).toEqual(['"1.a"', '"2.b"']);
    expect(changes.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { data: { type: "posts", id: "p1", attributes: { title: "Two" } } },
      {
        data: {
          type: "posts",
          id: "p1",
          relationships: {
            author: { data: { type: "posts", id: "p1" } },
            tags: { data: [{ type: "posts", id: "p1" }] },
            editor: { data: null },
          },
        },
      },
    ]);
    expect(changes[0]!.headers["content-type"]).toBe("application/vnd.api+json");
  });

  test("of an entry that was not read alone read it first", async () => {
    server.answer = ({ method }) => (method === "GET" ? stored('"7.c"') : { status: 204 });
    await client.remove({ type: "posts", id: "p1" });
    expect(server.heard.map(({ method, headers }) => [method, headers["if-match"]])).toEqual([
      ["GET", undefined],
      ["DELETE", '"7.c"'],
    ]);
  });

  test("that came too late are refused with the API's word", async () => {
    server.answer = ({ method }) => (method === "GET" ? stored('"1.a"') : refusal(412, "stale"));
    const read = await client.get("posts", "p1");
    await expect(client.update(read, { fields: {} })).rejects.toMatchObject({ code: "stale" });
  });

  test("that make an entry carry a key of their own, or the caller's", async () => {
    server.answer = () => ({ status: 201, body: { data: post } });
    const fields = { title: "One" };
    expect(await client.create("posts", { fields })).toMatchObject({ id: "p1" });
    await client.create("posts", { fields });
    await client.create("posts", { fields }, { idempotencyKey: "order-17" });
    const keys = server.heard.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe("order-17");
    expect(JSON.parse(server.heard[0]!.body)).toEqual({
      data: { type: "posts", attributes: fields },
    });
  });
});
