import { describe, expect, test } from "vitest";
import { useApiWorld, type ApiWorld } from "../../../support/json-api/api-world.ts";
import { askApi, one, type Answered } from "../../../support/json-api/ask-api.ts";
import { holdRules, type Rule } from "../../../support/json-api/rules.ts";

const { world } = useApiWorld();

type Body = object | ((world: ApiWorld) => object);
const bodyIn = (body: Body, world: ApiWorld): object =>
  typeof body === "function" ? (body as (world: ApiWorld) => object)(world) : body;

const create = (type: string, body: Body) => (world: ApiWorld) =>
  askApi(world.acme.admin, `/content/${type}`, { method: "POST", body: bodyIn(body, world) });

const ada = ({ acme }: ApiWorld): string => acme.ids["authors/ada"] ?? "";
const postOne = ({ acme }: ApiWorld): string => acme.ids["posts/one"] ?? "";

/** A change of what stands at an address, made from whatever state it is in. */
const change =
  (path: (world: ApiWorld) => string, body: Body, method = "PATCH") =>
  (world: ApiWorld) =>
    askApi(world.acme.admin, path(world), {
      ...{ method, body: bodyIn(body, world) },
      headers: { "if-match": "*" },
    });

const author = (slug: string, more: object = {}) => ({
  data: { type: "authors", attributes: { title: slug, slug }, ...more },
});

const is =
  (status: number, source?: object) =>
  ({ status: found, document, text }: Answered): void => {
    expect(found, text).toBe(status);
    if (source !== undefined) expect(document?.errors?.[0]?.source).toEqual(source);
  };

const creating: Rule[] = [
  [
    "201 with Location, and the resource at that address",
    create("authors", author("made")),
    async (answer, { acme }) => {
      expect(answer.status).toBe(201);
      const path = answer.headers.get("location")?.replace("/api/v1", "") ?? "";
      expect(one(await askApi(acme.admin, path)).attributes?.["slug"]).toBe("made");
    },
  ],
  [
    "what the client does not say is there all the same",
    create("authors", { data: { type: "authors", attributes: { title: "Only a title" } } }),
    (answer) => expect(one(answer).attributes).toMatchObject({ slug: "only-a-title", bio: "" }),
  ],
  [
    "relationships are made with it",
    create("posts", (world) => ({
      data: {
        ...{ type: "posts", attributes: { title: "Linked" } },
        relationships: { author: { data: { type: "authors", id: ada(world) } } },
      },
    })),
    (answer, world) =>
      expect(one(answer).relationships?.["author"]?.data).toEqual({
        type: "authors",
        id: ada(world),
      }),
  ],
  [
    "members that are not known are ignored outside of attributes",
    create("authors", { ...author("known"), foo: 1, meta: {} }),
    is(201),
  ],
  [
    "members that begin with @ are no attributes",
    create("authors", { data: { type: "authors", attributes: { title: "At", "@note": 1 } } }),
    is(201),
  ],
  [
    "403: an id of the client's own making",
    create("authors", author("own", { id: crypto.randomUUID() })),
    is(403, { pointer: "/data/id" }),
  ],
  ["409: the type of another collection", create("posts", author("wrong")), is(409)],
  [
    "409: what must be unique",
    create("authors", author("ada")),
    is(409, { pointer: "/data/attributes/slug" }),
  ],
  ["400: no data", create("authors", {}), is(400)],
  ["400: data that is a list", create("authors", { data: [] }), is(400, { pointer: "/data" })],
  ["400: data that is null", create("authors", { data: null }), is(400, { pointer: "/data" })],
  ["400: no type", create("authors", { data: { attributes: {} } }), is(400)],
  [
    "400: a type that is no text",
    create("authors", { data: { type: 1 } }),
    is(400, { pointer: "/data/type" }),
  ],
  [
    "400: attributes that are none",
    create("authors", { data: { type: "authors", attributes: [] } }),
    is(400),
  ],
  [
    "400: a relationship without data",
    create("posts", { data: { type: "posts", relationships: { author: {} } } }),
    is(400),
  ],
  [
    "422: an attribute that does not exist",
    create("authors", { data: { type: "authors", attributes: { title: "x", foo: 1 } } }),
    is(422, { pointer: "/data/attributes/foo" }),
  ],
  [
    "404: a related resource that does not exist",
    create("posts", {
      data: {
        ...{ type: "posts", attributes: { title: "x" } },
        relationships: { author: { data: { type: "authors", id: crypto.randomUUID() } } },
      },
    }),
    is(404),
  ],
  [
    "404: a related resource of the other organization, in the same words",
    create("posts", ({ globex }) => ({
      data: {
        ...{ type: "posts", attributes: { title: "x" } },
        relationships: { author: { data: { type: "authors", id: globex.ids["authors/ada"] } } },
      },
    })),
    is(404),
  ],
  [
    "405 names what is allowed",
    ({ acme }) => askApi(acme.admin, "/content/authors", { method: "DELETE" }),
    (answer) => {
      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")?.split(", ")).toEqual(
        expect.arrayContaining(["GET", "POST"]),
      );
    },
  ],
];

const at = (path: string) => (world: ApiWorld) => `/content/authors/${path || ada(world)}`;
const grace = ({ acme }: ApiWorld): string => `/content/authors/${acme.ids["authors/grace"]}`;
const named = (id: (world: ApiWorld) => string, attributes: object) => (world: ApiWorld) => ({
  data: { type: "authors", id: id(world), attributes },
});

const updating: Rule[] = [
  [
    "attributes that are not sent stay as they are",
    change(at(""), named(ada, { bio: "new" })),
    (answer) =>
      expect(one(answer).attributes).toMatchObject({ bio: "new", slug: "ada", title: "The ada" }),
  ],
  [
    "409: an id other than the address names",
    change(grace, named(ada, {})),
    is(409, { pointer: "/data/id" }),
  ],
  [
    "409: a type other than the address names",
    change(at(""), (world) => ({ data: { type: "posts", id: ada(world), attributes: {} } })),
    is(409),
  ],
  ["400: no id", change(at(""), { data: { type: "authors", attributes: {} } }), is(400)],
  ["404: what does not exist", change(at(crypto.randomUUID()), named(ada, {})), is(404)],
  [
    "404: what is the other organization's",
    ({ acme, globex }) =>
      askApi(globex.admin, `/content/authors/${acme.ids["authors/ada"]}`, {
        ...{ method: "PATCH", headers: { "if-match": "*" } },
        body: named(ada, { bio: "crossed" })(world()),
      }),
    is(404),
  ],
  [
    "428: a change that names no state",
    (world) =>
      askApi(world.acme.admin, at("")(world), { method: "PATCH", body: named(ada, {})(world) }),
    is(428, { header: "If-Match" }),
  ],
];

const link = (world: ApiWorld) => `/content/posts/${postOne(world)}/relationships/author`;

const linking: Rule[] = [
  [
    "a to-one relationship takes an identifier",
    change(link, ({ acme }) => ({ data: { type: "authors", id: acme.ids["authors/grace"] } })),
    ({ document }, { acme }) =>
      expect(document?.data).toEqual({ type: "authors", id: acme.ids["authors/grace"] }),
  ],
  [
    "null empties it",
    change(link, { data: null }),
    ({ status, document }) => expect([status, document?.data]).toEqual([200, null]),
  ],
  [
    "400: a list is no to-one relationship",
    change(link, { data: [] }),
    is(400, { pointer: "/data" }),
  ],
  ["400: an identifier without an id", change(link, { data: { type: "authors" } }), is(400)],
  [
    "404: what does not exist",
    change(link, { data: { type: "authors", id: crypto.randomUUID() } }),
    is(404, { pointer: "/data" }),
  ],
  [
    "404: what is the other organization's",
    change(link, ({ globex }) => ({ data: { type: "authors", id: globex.ids["authors/ada"] } })),
    is(404, { pointer: "/data" }),
  ],
  [
    "404: a relationship that does not exist",
    change((world) => `/content/posts/${postOne(world)}/relationships/foo`, { data: null }),
    is(404),
  ],
  ["405: a to-one relationship is not added to", change(link, { data: [] }, "POST"), is(405)],
];

describe("creating", () => {
  holdRules(world, creating);
});
describe("updating", () => {
  holdRules(world, updating);
});
describe("relationships", () => {
  holdRules(world, linking);
});

describe("deleting", () => {
  const made = async (slug: string) => one(await create("authors", author(slug))(world())).id;
  const remove = (path: string, headers: Record<string, string> = { "if-match": "*" }) =>
    askApi(world().acme.admin, path, { method: "DELETE", headers });

  test("is 204 without a document, and then 404", async () => {
    const path = `/content/authors/${await made("gone")}`;
    expect((await remove(path)).status).toBe(204);
    expect((await remove(path)).status).toBe(404);
    expect((await askApi(world().acme.admin, path)).status).toBe(404);
  });

  test("names the state it was decided in", async () => {
    const path = `/content/authors/${await made("kept")}`;
    expect((await remove(path, {})).status).toBe(428);
    expect((await remove(path, { "if-match": '"99.0"' })).status).toBe(412);
    const etag = (await askApi(world().acme.admin, path)).headers.get("etag") ?? "";
    expect((await remove(path, { "if-match": etag })).status).toBe(204);
  });

  test("is refused to whom may only read, and unknown to the other organization", async () => {
    const path = `/content/authors/${await made("safe")}`;
    const asking = { method: "DELETE", headers: { "if-match": "*" } };
    expect((await askApi(world().acme.partner, path, asking)).status).toBe(403);
    expect((await askApi(world().globex.admin, path, asking)).status).toBe(404);
    expect((await askApi(world().acme.admin, path)).status).toBe(200);
  });
});
