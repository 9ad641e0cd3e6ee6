import { afterEach, describe, expect, test } from "vitest";
import { useApiWorld } from "../../../support/json-api/api-world.ts";
import { askApi, JSON_API, type Asking } from "../../../support/json-api/ask-api.ts";

const { world } = useApiWorld();

/** Whatever was asked before, the process goes on answering. */
afterEach(async () => {
  expect((await askApi(world().acme.admin, "/content/posts?page[size]=1")).status).toBe(200);
});

const bytes = (...values: number[]) => new Uint8Array(values);
const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const author = (attributes: string) => `{"data":{"type":"authors","attributes":${attributes}}}`;

const bodies: Record<string, Asking["body"]> = {
  "no body": "",
  "no JSON": "{",
  "invalid UTF-8": bytes(0x22, 0xff, 0xfe, 0x22),
  "an overlong encoding": bytes(0x22, 0xc0, 0x80, 0x22),
  "a byte order mark of another encoding": bytes(0xff, 0xfe, 0x7b, 0x00),
  "two megabytes": author(`{"title":"${"a".repeat(2_000_000)}"}`),
  "two megabytes of brackets": deep(1_000_000),
  "200,000 levels": deep(200_000),
  "200,000 levels in an attribute": author(`{"title":${deep(200_000)}}`),
  "a NUL in a text": author(String.raw`{"title":"a\u0000b"}`),
  "a NUL in a name": author(String.raw`{"a\u0000b":1}`),
  "half a surrogate pair": author(String.raw`{"title":"\ud800"}`),
  "the other half": author(String.raw`{"title":"\udc00"}`),
  __proto__: author('{"__proto__":{"admin":true}}'),
  constructor: '{"data":{"type":"authors","constructor":{"prototype":{}}}}',
  "toString as a type": '{"data":{"type":"toString"}}',
  "toString as a relationship":
    '{"data":{"type":"posts","relationships":{"toString":{"data":null}}}}',
  "a number too large": author('{"title":1e400}'),
  "a text": '"text"',
  "a number": "1",
  null: "null",
  "a list": "[]",
  "10,000 attributes": author(
    `{${Array.from({ length: 10_000 }, (_, n) => `"f${n}":1`).join(",")}}`,
  ),
};

describe.each(Object.keys(bodies))("%s as a body", (name) => {
  test.each([
    ["POST", "/content/authors"],
    ["PATCH", "/content/posts/:id/relationships/author"],
    ["POST", "/operations"],
  ])("is refused by %s %s", async (method, path) => {
    const { acme } = world();
    const isBatch = path === "/operations";
    const type = isBatch ? `${JSON_API};ext="https://jsonapi.org/ext/atomic"` : JSON_API;
    const { status } = await askApi(acme.admin, path.replace(":id", acme.ids["posts/one"] ?? ""), {
      ...{ method, body: bodies[name] ?? "" },
      headers: { "content-type": type, "if-match": "*" },
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

const many = (count: number, of: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => of(n)).join("&");

const queries: Record<string, string> = {
  "10,000 filters": many(10_000, (n) => `filter[_and][${n}][slug]=${n}`),
  "10,000 parameters": many(10_000, (n) => `p${n}=1`),
  "1,000 values in a filter": `filter[slug][_in]=${"a,".repeat(1_000)}a`,
  "a filter 100 levels deep": `filter${"[_and][0]".repeat(100)}[slug]=a`,
  "the same parameter twice": "sort=slug&sort=slug",
  "a parameter in two shapes": "filter[slug]=a&filter[slug][_eq]=a",
  "__proto__ as a family": "__proto__[x]=1",
  "__proto__ as a field": "filter[__proto__]=1",
  "constructor as a field": "filter[constructor]=1",
  "toString as a sort": "sort=toString",
  "toString as an include": "include=toString",
  "valueOf as a type": "fields[valueOf]=a",
  "a NUL": "filter[slug]=%00",
  "a NUL in a name": "filter[sl%00ug]=a",
  "invalid UTF-8 in a number": "page[size]=%FF",
  "no number": "page[size]=NaN",
  "a negative number": "page[size]=-1",
  "a number too large": "page[size]=99999999999999999999",
  "a cursor of rubbish": `page[after]=${"A".repeat(5_000)}`,
  "a cursor that is JSON": `page[after]=${btoa('["x",{"a":1}]')}`,
  "both sides at once": "page[after]=a&page[before]=b",
  "SQL in a sort": "sort=slug;DROP TABLE entries",
  "SQL in an operator": "filter[slug][_eq) OR 1=1--]=a",
  "SQL in a field": "filter[slug' OR '1'='1]=a",
  "1,000 includes": `include=${"author,".repeat(1_000)}author`,
  "an include 50 relationships long": `include=${"author.".repeat(50)}author`,
  "brackets that do not close": "filter[slug=a",
  "empty brackets": "filter[]=a",
  "a year that is none": "filter[publishedAt][_gt]=99999-01-01",
};

test.each(Object.keys(queries))("%s in the query is refused with its place", async (name) => {
  const { status, document } = await askApi(world().acme.admin, `/content/posts?${queries[name]}`);
  expect(status).toBe(400);
  expect(document?.errors?.[0]?.source).toHaveProperty("parameter");
});

test.each([
  "a*",
  "/",
  ";;;",
  "application/vnd.api+json;ext",
  'application/vnd.api+json;ext="',
  `${"application/x,".repeat(2_000)}text/html`,
  "application/vnd.api+json;q=nonsense",
  "application/vnd.api+json;a=1;".repeat(500),
])("%s as Accept is refused or answered, and no more", async (accept) => {
  const { status } = await askApi(world().acme.admin, "/content/posts", { headers: { accept } });
  expect([200, 400, 406]).toContain(status);
});

test.each([
  "/content/posts/%00",
  "/content/posts/%FF%FE",
  "/content/__proto__",
  "/content/constructor/1",
  "/content/posts/' OR 1=1--",
  `/content/${"a".repeat(5_000)}`,
  "/content/posts/../../../etc/passwd",
  "/content//posts",
  "/content/posts/:id",
])("%s as an address finds nothing", async (path) => {
  expect((await askApi(world().acme.admin, path)).status).toBe(404);
});

test.each(["", "a b", "é", "x".repeat(300), "\u0001"])(
  "%j as Idempotency-Key is refused",
  async (key) => {
    const asking = { method: "POST", headers: { "idempotency-key": key } };
    const body = { data: { type: "authors", attributes: { title: "Keyed" } } };
    const answer = await askApi(world().acme.admin, "/content/authors", { ...asking, body }).catch(
      () => null,
    );
    // What no HTTP client can send is refused before it is one.
    expect(answer === null ? 400 : answer.status).toBe(400);
  },
);
