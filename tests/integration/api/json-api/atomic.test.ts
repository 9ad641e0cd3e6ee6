import { describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { useApiWorld, type ApiWorld } from "../../../support/json-api/api-world.ts";
import { askApi, JSON_API, one, type Answered } from "../../../support/json-api/ask-api.ts";
import { ATOMIC } from "../../../support/json-api/check-response.ts";
import { holdRules, type Rule } from "../../../support/json-api/rules.ts";
import { ask } from "../../../support/database.ts";

const { world, database } = useApiWorld();

const TYPE = `${JSON_API};ext="${ATOMIC}"`;

type More = { headers?: Record<string, string>; effects?: string[] };

const operate = (who: Principal, operations: unknown, { headers = {}, effects = [] }: More = {}) =>
  askApi(who, "/operations", {
    method: "POST",
    headers: { "content-type": TYPE, accept: TYPE, ...headers },
    body: { "atomic:operations": operations },
    effects,
  });

const author = (slug: string, more: object = {}) => ({
  op: "add",
  data: { type: "authors", attributes: { title: slug, slug }, ...more },
});

const resultsOf = ({ document, status, text }: Answered) => {
  if (document?.["atomic:results"] === undefined)
    throw new Error(`No results, but ${status}: ${text}`);
  return document["atomic:results"];
};

/** Entries and lines of the ledger that hold a word, whoever they belong to. */
async function traces(word: string): Promise<{ entries: number; lines: number }> {
  const [row] = await ask<{ entries: number; lines: number }>(
    database().superUrl,
    `SELECT (SELECT count(*)::int FROM entries WHERE slug LIKE $1) AS entries,
       (SELECT count(*)::int FROM audit_events WHERE summary LIKE $1) AS lines`,
    [`%${word}%`],
  );
  return row!;
}

const refuses =
  (status: number, pointer: string) =>
  ({ status: found, document, text }: Answered): void => {
    expect(found, text).toBe(status);
    expect(document?.errors?.[0]?.source).toEqual({ pointer });
  };

const sent =
  (operations: (world: ApiWorld) => unknown, who: "admin" | "editor" | "partner" = "admin") =>
  (world: ApiWorld) =>
    operate(world.acme[who], operations(world));

const NOWHERE = crypto.randomUUID();
const rules: Rule[] = [
  [
    "results are as many as the operations, in their order, and say their extension",
    sent(() => [author("order-1"), author("order-2")]),
    (answer) => {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe(TYPE);
      const slugs = resultsOf(answer).map(({ data }) => data?.attributes?.["slug"]);
      expect(slugs).toEqual(["order-1", "order-2"]);
    },
  ],
  ["400: no operation at all", sent(() => []), refuses(400, "/atomic:operations")],
  ["400: what is no list of operations", sent(() => ({})), refuses(400, "/atomic:operations")],
  [
    "400: an operation that does not exist",
    sent(() => [{ op: "move" }]),
    refuses(400, "/atomic:operations/0/op"),
  ],
  [
    "400: more than 100",
    sent(() => Array.from({ length: 101 }, () => author("many"))),
    refuses(400, "/atomic:operations"),
  ],
  [
    "400: both ref and href",
    sent(() => [
      {
        op: "remove",
        ref: { type: "authors", id: NOWHERE },
        href: `/api/v1/content/authors/${NOWHERE}`,
      },
    ]),
    refuses(400, "/atomic:operations/0"),
  ],
  ["400: no target", sent(() => [{ op: "remove" }]), refuses(400, "/atomic:operations/0")],
  [
    "400: an entry without an id",
    sent(() => [{ op: "remove", ref: { type: "authors" } }]),
    refuses(400, "/atomic:operations/0/ref"),
  ],
  [
    "404: a type that does not exist",
    sent(() => [{ op: "remove", ref: { type: "x", id: "1" } }]),
    refuses(404, "/atomic:operations/0"),
  ],
  [
    "404: an address that does not exist",
    sent(() => [{ op: "remove", href: "/api/v1/content/x" }]),
    refuses(404, "/atomic:operations/0"),
  ],
  [
    "404: an entry that does not exist",
    sent(() => [{ op: "remove", ref: { type: "authors", id: NOWHERE }, meta: { ifMatch: "*" } }]),
    refuses(404, "/atomic:operations/0"),
  ],
  [
    "404: another organization's entry",
    sent(({ globex }) => [
      {
        op: "remove",
        ref: { type: "authors", id: globex.ids["authors/ada"] },
        meta: { ifMatch: "*" },
      },
    ]),
    refuses(404, "/atomic:operations/0"),
  ],
  [
    "400: a local id that nobody gave",
    sent(() => [{ op: "remove", ref: { type: "authors", lid: "x" } }]),
    refuses(400, "/atomic:operations/0/ref/lid"),
  ],
  [
    "400: a local id given twice",
    sent(() => [author("twice-1", { lid: "a" }), author("twice-2", { lid: "a" })]),
    refuses(400, "/atomic:operations/1/data/lid"),
  ],
  [
    "400: adding to a relationship that leads to one entry",
    sent(({ acme }) => [
      {
        op: "add",
        ref: { type: "posts", id: acme.ids["posts/one"], relationship: "author" },
        data: [],
      },
    ]),
    refuses(400, "/atomic:operations/0/op"),
  ],
  [
    "403: an id of one's own making",
    sent(() => [author("own-id", { id: NOWHERE })]),
    refuses(403, "/atomic:operations/0/data/id"),
  ],
  [
    "422: a value that breaks a rule, named where it stands",
    sent(() => [author("rule-1"), author("Not A Slug")]),
    refuses(422, "/atomic:operations/1/data/attributes/slug"),
  ],
  [
    "409: a taken slug, named where it stands",
    sent(() => [author("taken-1"), author("taken-1")]),
    refuses(409, "/atomic:operations/1/data/attributes/slug"),
  ],
  [
    "428: a change that names no state it was made from",
    sent(({ acme }) => [
      {
        op: "update",
        data: { type: "authors", id: acme.ids["authors/ada"], attributes: { bio: "x" } },
      },
    ]),
    refuses(428, "/atomic:operations/0"),
  ],
  [
    "412: a change from another state",
    sent(({ acme }) => [
      {
        op: "update",
        meta: { ifMatch: '"99.0"' },
        data: { type: "authors", id: acme.ids["authors/ada"], attributes: { bio: "x" } },
      },
    ]),
    refuses(412, "/atomic:operations/0"),
  ],
  [
    "403 and 404: each operation is allowed or refused as it would be alone",
    sent(
      () => [
        {
          ...author("by-editor"),
          data: { type: "posts", attributes: { title: "x", slug: "by-editor" } },
        },
        author("by-editor"),
      ],
      "editor",
    ),
    refuses(404, "/atomic:operations/1"),
  ],
  [
    "403: whoever may only read changes nothing",
    sent(() => [author("by-partner")], "partner"),
    refuses(403, "/atomic:operations/0"),
  ],
];

describe("operations", () => {
  holdRules(world, rules);
});

describe("negotiation", () => {
  const asking = (headers: Record<string, string>) =>
    operate(world().acme.admin, [author("negotiated")], { headers });

  test.each([
    [415, { "content-type": JSON_API }],
    [415, { "content-type": `${JSON_API};ext="https://a.test/ext"` }],
    [415, { "content-type": `${TYPE};charset=utf-8` }],
    [406, { accept: JSON_API }],
    [406, { accept: "application/json" }],
    [406, { accept: `${JSON_API};ext="${ATOMIC} https://a.test/ext"` }],
  ])("%i for %j", async (status, headers) => {
    expect((await asking(headers)).status).toBe(status);
    expect(await traces("negotiated")).toEqual({ entries: 0, lines: 0 });
  });

  test("another method is not allowed", async () => {
    const { status, headers } = await askApi(world().acme.admin, "/operations");
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
  });
});

test("local ids tie together what is made together, each with a line, announced once", async () => {
  const effects: string[] = [];
  const { admin } = world().acme;
  const answer = await operate(
    admin,
    [
      author("lid-author", { lid: "who" }),
      {
        op: "add",
        data: {
          ...{ type: "posts", lid: "what" },
          attributes: { title: "Of the lid", slug: "lid-post" },
          relationships: { author: { data: { type: "authors", lid: "who" } } },
        },
      },
      { op: "update", data: { type: "authors", lid: "who", attributes: { status: "published" } } },
      { op: "update", data: { type: "posts", lid: "what", attributes: { status: "published" } } },
      { op: "update", ref: { type: "posts", lid: "what", relationship: "author" }, data: null },
      {
        op: "update",
        ref: { type: "posts", lid: "what", relationship: "author" },
        data: { type: "authors", lid: "who" },
      },
    ],
    { effects },
  );
  const results = resultsOf(answer);
  const [who, what] = results.map(({ data }) => data);
  expect(what?.relationships?.["author"]?.data).toEqual({ type: "authors", id: who?.id });
  expect(results.slice(4)).toEqual([{}, {}]);
  const found = await askApi(admin, `/content/posts/${what?.id}?include=author`);
  expect(one(found).attributes?.["status"]).not.toBe("draft");
  expect(effects).toEqual(["content-changed"]);
  expect((await traces("lid-")).entries).toBe(2);
});

test("an address names a target as well, and a result the state for the next change", async () => {
  const { admin } = world().acme;
  const [added] = resultsOf(
    await operate(admin, [{ ...author("by-href"), href: "/api/v1/content/authors" }]),
  );
  const [id, ifMatch] = [added!.data!.id, added!.meta!["ifMatch"]];
  const href = `/api/v1/content/authors/${id}`;
  const changed = { type: "authors", id, attributes: { bio: "changed" } };
  const update = { op: "update", href, data: changed, meta: { ifMatch } };
  const again = { op: "remove", href };
  expect(resultsOf(await operate(admin, [update, again]))[1]).toEqual({});
  expect((await traces("by-href")).entries).toBe(0);
  expect((await askApi(admin, href.replace("/api/v1", ""))).status).toBe(404);
});

test("a request that fails half-way leaves no row, no line and no word", async () => {
  const { admin } = world().acme;
  const effects: string[] = [];
  const published = { title: "p", slug: "half-2", status: "published" };
  for (const failing of [
    author("half-1"),
    author("Half 3"),
    { op: "update", data: { type: "posts" } },
  ]) {
    const { status } = await operate(
      admin,
      [author("half-1"), { op: "add", data: { type: "posts", attributes: published } }, failing],
      { effects },
    );
    expect(status).toBeGreaterThanOrEqual(400);
  }
  expect(await traces("half-")).toEqual({ entries: 0, lines: 0 });
  expect(effects).toEqual([]);
});

test("of fifty that want the same at once, one gets all and the others nothing", async () => {
  const { admin } = world().acme;
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      operate(admin, [author(`race-own-${index}`), author("race-common")]),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 409, 503].includes(status))).toBe(true);
  expect(await traces("race-")).toEqual({ entries: 2, lines: 2 });
}, 60_000);

describe("with an Idempotency-Key", () => {
  const headers = { "idempotency-key": "batch-1" };

  test("all of it happens once, and its answer is told again", async () => {
    const { admin } = world().acme;
    const first = await operate(admin, [author("once-1"), author("once-2")], { headers });
    const second = await operate(admin, [author("once-1"), author("once-2")], { headers });
    expect(resultsOf(second)).toEqual(resultsOf(first));
    expect((await traces("once-")).entries).toBe(2);
  });

  test("the key stands for that request alone, and in one organization alone", async () => {
    const { acme, globex } = world();
    const other = await operate(acme.admin, [author("once-3")], { headers });
    expect([other.status, other.document?.errors?.[0]?.code]).toEqual([
      422,
      "idempotency-key-reused",
    ]);
    const theirs = await operate(globex.admin, [author("theirs-1")], { headers });
    expect(resultsOf(theirs)).toHaveLength(1);
  });

  test("whoever may no longer do it does not hear what came of it", async () => {
    const { acme } = world();
    const own = { "idempotency-key": "batch-2" };
    const operations = [
      { op: "add", data: { type: "posts", attributes: { title: "x", slug: "later" } } },
    ];
    expect((await operate(acme.editor, operations, { headers: own })).status).toBe(200);
    const taken =
      "DELETE FROM permissions WHERE organization_id = $1 AND collection = 'posts' AND action = 'create'";
    await ask(database().superUrl, taken, [acme.id]);
    expect((await operate(acme.editor, operations, { headers: own })).status).toBe(403);
  });

  test("a failed one may be tried again", async () => {
    const { admin } = world().acme;
    const again = { "idempotency-key": "batch-3" };
    expect((await operate(admin, [author("Bad Slug")], { headers: again })).status).toBe(422);
    expect((await operate(admin, [author("good-slug")], { headers: again })).status).toBe(200);
  });

  test("a key that is told once is not told again", async () => {
    const { admin } = world().acme;
    const own = { "idempotency-key": "batch-4" };
    const attributes = { name: "Batch", hostname: "batch.example.com", roles: [] };
    const operations = [{ op: "add", data: { type: "domains", attributes } }];
    const [first] = resultsOf(await operate(admin, operations, { headers: own }));
    expect(first?.meta?.["key"]).toMatch(/^gh_key_/);
    const again = await operate(admin, operations, { headers: own });
    expect([again.status, again.text.includes("gh_key_")]).toEqual([409, false]);
  });
});
