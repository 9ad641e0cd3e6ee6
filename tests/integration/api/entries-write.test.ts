import { describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { paragraph, postOf, seedEntry } from "../../support/api/posts.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const document = (attributes: object, more: object = {}) => ({
  data: { type: "posts", attributes, ...more },
});

const create = (by: Principal, attributes: object, more: object = {}) =>
  askApi(by, "/content/posts", { body: document(attributes, more) });

const patch = (by: Principal, id: string, body: object, etag: string | null) =>
  askApi(by, `/content/posts/${id}`, {
    method: "PATCH",
    body: { data: { type: "posts", id, ...body } },
    headers: etag === null ? {} : { "If-Match": etag },
  });

const etagOf = ({ headers }: Told): string => headers.get("etag") ?? "";
const codes = ({ body }: Told) => body.errors.map(({ code }) => code);
const pointers = ({ body }: Told) => body.errors.map(({ source }) => source?.pointer);

describe("creating an entry", () => {
  test("makes a draft that has an address for who may read drafts, and for nobody else", async () => {
    const { admin, partner } = world().acme;
    const told = await create(admin, { title: "Fresh" });
    expect(told.status).toBe(201);
    expect(told.body.data.attributes).toMatchObject({
      title: "Fresh",
      slug: "fresh",
      status: "draft",
    });
    const { self } = told.body.data.links;
    expect(told.headers.get("location")).toBe(self);
    const path = self.replace("/api/v1", "");
    expect((await askApi(admin, path)).body.data.attributes["status"]).toBe("draft");
    for (const rest of ["", "/author", "/relationships/author"]) {
      expect((await askApi(admin, path + rest)).status).toBe(200);
      expect((await askApi(partner, path + rest)).status).toBe(404);
      expect((await askApi(world().globex.admin, path + rest)).status).toBe(404);
    }
  });

  test("publishes it in the same transaction where the document says so and the caller may", async () => {
    const { admin, editor, partner } = world().acme;
    const effects: string[] = [];
    const body = document({ title: "Loud", status: "published" });
    const told = await askApi(admin, "/content/posts", { body, effects });
    expect(told.body.data.attributes["status"]).toBe("published");
    expect(effects).toEqual(["content-changed"]);
    const { id } = told.body.data;
    expect((await askApi(partner, `/content/posts/${id}`)).status).toBe(200);
    const refused = await create(editor, { title: "Quiet", slug: "quiet", status: "published" });
    expect(refused.status).toBe(403);
    const left = await askApi(admin, "/drafts/posts?filter[slug]=quiet");
    expect(left.body.data).toEqual([]);
  });

  test("refuses what does not agree, each with its place", async () => {
    const { admin } = world().acme;
    const one = async (body: object) => askApi(admin, "/content/posts", { body });
    const foreign = await one({ data: { type: "pages", attributes: { title: "x" } } });
    expect([foreign.status, pointers(foreign)]).toEqual([409, ["/data/type"]]);
    const own = await one(document({ title: "x" }, { id: "00000000-0000-4000-8000-000000000000" }));
    expect([own.status, pointers(own)]).toEqual([403, ["/data/id"]]);
    const wrong = await one(
      document({ title: 7, nope: 1, createdAt: "2020-01-01T00:00:00Z", author: "ada" }),
    );
    expect(wrong.status).toBe(422);
    expect(pointers(wrong)).toEqual([
      "/data/attributes/title",
      "/data/attributes/nope",
      "/data/attributes/createdAt",
      "/data/attributes/author",
    ]);
    const bare = await one(document({ status: "published" }));
    expect([bare.status, pointers(bare)]).toEqual([422, ["/data/attributes/title"]]);
    await create(admin, { title: "Taken", slug: "taken" });
    const taken = await create(admin, { title: "Taken", slug: "taken" });
    expect([taken.status, pointers(taken)]).toEqual([409, ["/data/attributes/slug"]]);
  });

  test("refuses a link to an entry that one may not read like one that is not there", async () => {
    const { acme, globex } = world();
    const data = { title: "Hidden", email: "", bio: "" };
    const foreign = await seedEntry(globex.admin, { collection: "authors", data });
    const link = (by: Principal, id: string) =>
      create(
        by,
        { title: "Linked" },
        {
          relationships: { author: { data: { type: "authors", id } } },
        },
      );
    const nowhere = await link(acme.admin, "00000000-0000-4000-8000-000000000000");
    expect([nowhere.status, pointers(nowhere)]).toEqual([404, ["/data/relationships/author/data"]]);
    expect((await link(acme.admin, foreign)).body.errors).toEqual(nowhere.body.errors);
    const own = await seedEntry(acme.admin, { collection: "authors", data });
    expect((await link(acme.editor, own)).body.errors).toEqual(nowhere.body.errors);
    expect((await link(acme.admin, own)).body.data.relationships["author"]?.data?.id).toBe(own);
  });
});

describe("changing an entry", () => {
  test("asks for the state it was made from, and keeps what is published as it was", async () => {
    const { admin, partner } = world().acme;
    const id = await seedEntry(admin, { collection: "posts", data: postOf({ title: "Before" }) });
    const read = await askApi(admin, `/content/posts/${id}`);
    const change = { attributes: { title: "draft-only After" } };
    const unnamed = await patch(admin, id, change, null);
    expect([unnamed.status, codes(unnamed)]).toEqual([428, ["precondition-required"]]);
    const changed = await patch(admin, id, change, etagOf(read));
    expect(changed.status).toBe(200);
    expect(changed.body.data.attributes).toMatchObject({
      title: "draft-only After",
      status: "changed",
    });
    const stale = await patch(admin, id, change, etagOf(read));
    expect([stale.status, codes(stale)]).toEqual([412, ["stale"]]);
    const shown = await askApi(partner, `/content/posts/${id}`);
    expect(JSON.stringify(shown.body)).not.toContain("draft-only");
    expect(shown.body.data.attributes["status"]).toBe("published");
    expect(shown.body.data.attributes["updatedAt"]).toBe(read.body.data.attributes["updatedAt"]);
    expect(etagOf(shown)).toMatch(/^"[0-9a-f]{16}"$/);
    const published = await patch(
      admin,
      id,
      { attributes: { status: "published" } },
      etagOf(changed),
    );
    expect(published.body.data.attributes["status"]).toBe("published");
    const now = await askApi(partner, `/content/posts/${id}`);
    expect(now.body.data.attributes["title"]).toBe("draft-only After");
  });

  test("merges what it names and leaves the rest", async () => {
    const { admin } = world().acme;
    const data = postOf({ title: "Whole", tags: ["a"], excerpt: "kept" });
    const id = await seedEntry(admin, { collection: "posts", data });
    const changed = await patch(admin, id, { attributes: { tags: ["b", "c"] } }, "*");
    expect(changed.body.data.attributes).toMatchObject({
      title: "Whole",
      tags: ["b", "c"],
      excerpt: "kept",
    });
  });

  test("refuses another id or type than the address names", async () => {
    const { admin } = world().acme;
    const id = await seedEntry(admin, { collection: "posts", data: postOf({}) });
    const send = (data: object) =>
      askApi(admin, `/content/posts/${id}`, {
        method: "PATCH",
        body: { data: { type: "posts", ...data } },
        headers: { "If-Match": "*" },
      });
    expect((await send({ id: "00000000-0000-4000-8000-000000000000" })).status).toBe(409);
    expect((await send({ id, type: "pages" })).status).toBe(409);
    expect((await send({})).status).toBe(400);
  });

  test("takes an entry off the website and keeps its draft", async () => {
    const { admin, partner, editor } = world().acme;
    const id = await seedEntry(admin, { collection: "posts", data: postOf({}) });
    const withdraw = { attributes: { status: "draft" } };
    expect((await patch(editor, id, withdraw, "*")).status).toBe(403);
    expect((await patch(admin, id, withdraw, "*")).body.data.attributes["status"]).toBe("draft");
    expect((await askApi(partner, `/content/posts/${id}`)).status).toBe(404);
  });

  test("is one of those who come at once; the others hear that they are late", async () => {
    const { admin } = world().acme;
    const id = await seedEntry(admin, { collection: "posts", data: postOf({}) });
    const etag = etagOf(await askApi(admin, `/content/posts/${id}`));
    const told = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        patch(admin, id, { attributes: { title: `Try ${index}` } }, etag),
      ),
    );
    expect(told.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200, 412, 412, 412, 412, 412,
    ]);
  });

  test("of another organization's entry is a change of nothing", async () => {
    const { acme, globex } = world();
    const id = await seedEntry(acme.admin, { collection: "posts", data: postOf({}) });
    expect((await patch(globex.admin, id, { attributes: { title: "x" } }, "*")).status).toBe(404);
    expect(
      (
        await askApi(globex.admin, `/content/posts/${id}`, {
          method: "DELETE",
          headers: { "If-Match": "*" },
        })
      ).status,
    ).toBe(404);
  });
});

describe("a relationship", () => {
  test("is read, changed and followed at addresses of its own", async () => {
    const { admin, partner } = world().acme;
    const data = { title: "Ada", email: "ada@example.test", bio: "" };
    const ada = await seedEntry(admin, { collection: "authors", slug: "ada-r", data });
    const id = await seedEntry(admin, { collection: "posts", data: postOf({ author: "ada-r" }) });
    const at = `/content/posts/${id}/relationships/author`;
    const read = await askApi(partner, at);
    expect(read.body.data).toEqual({ type: "authors", id: ada });
    expect(read.body.links).toEqual({
      self: `/api/v1${at}`,
      related: `/api/v1/content/posts/${id}/author`,
    });
    const related = await askApi(partner, `/content/posts/${id}/author`);
    expect(related.body.data.attributes).toEqual({ title: "Ada", slug: "ada-r", bio: "" });
    const cleared = await askApi(admin, at, {
      method: "PATCH",
      body: { data: null },
      headers: { "If-Match": etagOf(await askApi(admin, at)) },
    });
    expect([cleared.status, cleared.body.data]).toEqual([200, null]);
    expect((await askApi(admin, `/drafts/posts/${id}/author`)).body.data).toBeNull();
    expect((await askApi(partner, `/content/posts/${id}/author`)).body.data.id).toBe(ada);
    for (const name of ["title", "nope", "secretNote", "__proto__"]) {
      const path = `/content/posts/${id}/relationships/${name}`;
      expect((await askApi(partner, path)).status).toBe(404);
      const body = { data: { type: "authors", id: ada } };
      const headers = { "If-Match": "*" };
      expect((await askApi(admin, path, { method: "PATCH", body, headers })).status).toBe(404);
    }
  });
});

describe("deleting an entry", () => {
  test("is for good, recorded, and not done above other pages", async () => {
    const { admin, editor, id: organizationId } = world().acme;
    const data = { title: "Above", blocks: [] };
    const above = await seedEntry(admin, { collection: "pages", data });
    const below = await seedEntry(admin, { collection: "pages", data, parentId: above });
    const remove = (
      by: Principal,
      id: string,
      effects: string[] = [],
      headers = { "If-Match": "*" },
    ) => askApi(by, `/content/pages/${id}`, { method: "DELETE", headers, effects });
    expect((await remove(editor, below)).status).toBe(403);
    expect((await remove(admin, below, [], {} as never)).status).toBe(428);
    expect((await remove(admin, above)).status).toBe(409);
    const effects: string[] = [];
    expect((await remove(admin, below, effects)).status).toBe(204);
    expect(effects).toEqual(["content-changed"]);
    expect((await askApi(admin, `/drafts/pages/${below}`)).status).toBe(404);
    const lines = await ask(
      database().superUrl,
      "SELECT summary FROM audit_events WHERE organization_id = $1 AND action = 'entry.delete'",
      [organizationId],
    );
    expect(lines).toEqual([{ summary: "Deleted for good «Above» in pages" }]);
    expect((await remove(admin, above)).status).toBe(204);
  });
});

test("a text may be nested as deeply as texts may, and no deeper", async () => {
  const { admin } = world().acme;
  const nested = (levels: number): object => ({
    type: "bulletList",
    content: [
      {
        type: "listItem",
        content: [
          { type: "paragraph", content: [{ type: "text", text: "x" }] },
          ...(levels === 1 ? [] : [nested(levels - 1)]),
        ],
      },
    ],
  });
  const write = (levels: number) =>
    create(admin, { title: `Nested ${levels}`, body: { type: "doc", content: [nested(levels)] } });
  const deep = await write(14);
  expect(deep.status).toBe(201);
  const read = await askApi(admin, deep.body.data.links.self.replace("/api/v1", ""));
  expect(read.body.data.attributes["body"]).toEqual({ type: "doc", content: [nested(14)] });
  const deeper = await write(20);
  expect([deeper.status, pointers(deeper)]).toEqual([422, ["/data/attributes/body"]]);
  expect((await write(80)).status).toBe(400);
});

test("a body is a document and nothing else", async () => {
  const { admin } = world().acme;
  const send = (body: string | Uint8Array, type = "application/vnd.api+json") =>
    askApi(admin, "/content/posts", { body, headers: { "Content-Type": type } });
  const good = JSON.stringify(document({ title: "Good", body: paragraph("x") }));
  expect((await send(good, "application/json")).status).toBe(415);
  expect((await send(good, "application/vnd.api+json; charset=utf-8")).status).toBe(415);
  expect((await send(good, 'application/vnd.api+json; ext="https://x.test"')).status).toBe(415);
  expect((await send("")).status).toBe(400);
  expect((await send("[]")).status).toBe(400);
  expect((await send("{}")).status).toBe(400);
  expect((await send('{"data":null}')).status).toBe(400);
  expect((await send(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
  expect((await send(" ".repeat(1_048_577))).status).toBe(413);
  expect((await send("[".repeat(200_000) + "]".repeat(200_000))).status).toBe(400);
  const deep = `{"data":{"type":"posts","attributes":{"body":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}}}`;
  expect((await send(deep)).status).toBe(400);
  const inTitle = (json: string) =>
    send(`{"data":{"type":"posts","attributes":{"title":${json}}}}`);
  expect((await inTitle(String.raw`"a\u0000b"`)).status).toBe(422);
  expect((await inTitle(String.raw`"a\ud800b"`)).status).toBe(422);
  expect((await inTitle('{"__proto__":1}')).status).toBe(422);
  expect((await inTitle('"x","title":"last one wins"')).body.data.attributes["title"]).toBe(
    "last one wins",
  );
});
