import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { bulkEntries } from "@/lib/content/bulk-entries.ts";
import { Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { cooked, linkTo, useKitchen } from "../../support/recipes.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const kitchen = useKitchen(database, world);

let [ada, bo] = ["", ""];

beforeAll(async () => {
  ada = await cooked(world().acme, "cooks", { name: "Ada", town: "Delft", slug: "ada" });
  bo = await cooked(world().acme, "cooks", { name: "Bo", town: "Nowhere", slug: "bo" });
});

const dish = (more: object = {}) =>
  cooked(world().acme, "dishes", { title: "Our soup", slug: newId(), ...more });

const ANY = { "If-Match": "*" };

const copy = (who: Principal, type: string, id: string) =>
  askApi(who, `/copies/${type}`, { body: { data: { type, id } } });

const strangers = async (run: (who: Principal) => Promise<{ status: number }>) => {
  const { acme, globex } = world();
  const others = [globex.admin, acme.nobody, acme.suspended, acme.partner];
  return Promise.all(others.map(async (who) => (await run(who)).status));
};

const SHUT = [404, 404, 401, 404];

describe("a copy", () => {
  test("is a draft of its own, with what must be alone made free or left out", async () => {
    const { admin } = world().acme;
    const made = { code: "S-1", number: 7, secret: "kept", slug: "pea-soup", status: "published" };
    const relationships = { helpers: linkTo("cooks", bo, ada) };
    const id = await dish({ ...made, relationships });
    const told = await copy(admin, "dishes", id);
    expect([told.status, told.body.meta]).toEqual([201, { left: ["number"] }]);
    expect(told.headers.get("location")).toBe(`/api/v1/content/dishes/${told.body.data.id}`);
    const { attributes, relationships: links } = told.body.data;
    expect(attributes).toMatchObject({
      ...{ title: "Our soup", code: "S-1 2", number: null, secret: "kept" },
      ...{ slug: "pea-soup-2", status: "draft", publishedAt: null },
    });
    expect(links["helpers"]?.data).toEqual(linkTo("cooks", bo, ada).data);
    const tries = await Promise.all(Array.from({ length: 8 }, () => copy(admin, "dishes", id)));
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 201));
    const slugs = tries.map(({ body }) => body.data.attributes["slug"]);
    expect(new Set(slugs).size).toBe(8);
  });

  test("holds nothing that whoever makes it may not read, or not write", async () => {
    const { admin } = world().acme;
    const { helper, reader } = kitchen();
    const id = await dish({
      ...{ code: "S-9", secret: "hidden-only", story: "Told." },
      relationships: { helpers: linkTo("cooks", bo, ada) },
    });
    const told = await copy(helper, "dishes", id);
    expect(told.status).toBe(201);
    const whole = await askApi(admin, `/drafts/dishes/${told.body.data.id}`);
    expect(whole.body.data.attributes).toMatchObject({ story: "Told.", secret: null, code: null });
    expect(whole.body.data.relationships["helpers"]?.data).toEqual(linkTo("cooks", ada).data);
    expect((await copy(reader, "dishes", id)).status).toBe(403);
    expect(await strangers((who) => copy(who, "dishes", id))).toEqual(SHUT);
    expect((await copy(helper, "dishes", await dish({ title: "Other" }))).status).toBe(404);
    expect((await copy(admin, "cooks", id)).status).toBe(404);
  });

  test("is made once, however often the request comes", async () => {
    const { admin } = world().acme;
    const id = await dish();
    const asking = {
      headers: { "Idempotency-Key": newId() },
      body: { data: { type: "dishes", id } },
    };
    const [first, second] = [
      await askApi(admin, "/copies/dishes", asking),
      await askApi(admin, "/copies/dishes", asking),
    ];
    expect(second.body.data.id).toBe(first.body.data.id);
  });
});

describe("where an entry is used", () => {
  const usesOf = async (who: Principal, type: string, id: string, place = "drafts") => {
    const { status, body } = await askApi(who, `/${place}/${type}/${id}/where-used`);
    return status === 200 ? body.meta["entries"] : status;
  };

  test("is told by every relation, as far as one may read what uses it", async () => {
    const { acme } = world();
    const { helper } = kitchen();
    const cook = await cooked(acme, "cooks", { name: "Eve", town: "Delft", slug: newId() });
    const one = { cook: { data: { type: "cooks", id: cook } } };
    const ours = await dish({ title: "Our pie", relationships: one });
    const both = { helpers: linkTo("cooks", ada, cook) };
    const other = await dish({ title: "draft-only pie", relationships: both });
    const all = await usesOf(acme.admin, "cooks", cook);
    expect(all).toEqual([
      { collection: "dishes", id: ours, title: "Our pie", field: "cook" },
      { collection: "dishes", id: other, title: "draft-only pie", field: "helpers" },
    ]);
    expect(await usesOf(helper, "cooks", cook)).toEqual([
      { collection: "dishes", id: ours, title: "Our pie", field: "cook" },
    ]);
    expect(await usesOf(acme.admin, "cooks", cook, "content")).toEqual(all);
    expect(await usesOf(helper, "cooks", bo)).toBe(404);
    for (const place of ["drafts", "content"]) {
      const at = `/${place}/cooks/${cook}/where-used`;
      expect(await strangers((who) => askApi(who, at))).toEqual(SHUT);
    }
    const { body } = await askApi(kitchen().reader, `/drafts/cooks/${cook}/where-used`);
    expect(JSON.stringify(body)).not.toContain("pie");
  });

  test("counts the posts of an author and the pages below a page", async () => {
    const { acme } = world();
    const author = await cooked(acme, "authors", { title: "Ann", slug: newId() });
    const link = (type: string, id: string) => ({ data: { type, id } });
    const post = await cooked(acme, "posts", {
      ...{ title: "By Ann", slug: newId() },
      relationships: { author: link("authors", author) },
    });
    const page = await cooked(acme, "pages", { title: "Above", slug: newId() });
    const below = await cooked(acme, "pages", {
      ...{ title: "Below", slug: newId() },
      relationships: { parent: link("pages", page) },
    });
    expect(await usesOf(acme.admin, "authors", author)).toMatchObject([{ id: post }]);
    expect(await usesOf(acme.admin, "pages", page)).toMatchObject([{ id: below, field: "parent" }]);
    // The editor may read posts and no authors, so nothing leads from one to the other.
    expect(await usesOf(acme.editor, "authors", author)).toBe(404);
  });
});

describe("the same to many entries", () => {
  const bulk = (who: Principal, action: string, ids: readonly (string | object)[]) =>
    askApi(who, `/bulk/dishes/${action}`, {
      body: { data: ids.map((id) => (typeof id === "string" ? { type: "dishes", id } : id)) },
    });

  const outcomes = async (...asked: Parameters<typeof bulk>) => {
    const { report } = (await bulk(...asked)).body.meta as {
      report: { id: string; done?: true; error?: { status: string } }[];
    };
    return report.map(({ done, error }) => done ?? error?.status);
  };

  test("is done to each by itself, with a line in the ledger for each", async () => {
    const { admin } = world().acme;
    const [first, second] = [await dish(), await dish()];
    const seen = (id: string, ifMatch: string) => ({ type: "dishes", id, meta: { ifMatch } });
    expect(
      await outcomes(admin, "publish", [
        first,
        newId(),
        seen(second, '"9.0"'),
        seen(second, '"1.0"'),
      ]),
    ).toEqual([true, "404", "412", true]);
    const lines = await ask<{ subject_id: string }>(
      database().superUrl,
      "SELECT subject_id FROM audit_events WHERE action = 'entry.publish' AND subject_id = ANY($1)",
      [[first, second]],
    );
    expect(lines).toHaveLength(2);
    expect(await outcomes(admin, "unpublish", [first])).toEqual([true]);
    expect(await outcomes(admin, "bin", [first, second])).toEqual([true, true]);
    expect(await outcomes(admin, "unbin", [first, first])).toEqual([true, "404"]);
    expect(await outcomes(admin, "delete", [first, second, second])).toEqual([true, true, "404"]);
  });

  test("is refused where the right is not there, for all of them or for one", async () => {
    const { admin } = world().acme;
    const { helper, reader } = kitchen();
    const [ours, other] = [await dish(), await dish({ title: "Other" })];
    expect((await bulk(helper, "publish", [ours])).status).toBe(403);
    expect((await bulk(reader, "bin", [ours])).status).toBe(403);
    expect(await outcomes(helper, "bin", [ours, other])).toEqual(["403", "403"]);
    for (const action of ["publish", "unpublish", "bin", "unbin", "delete"]) {
      const [foreign, ...closed] = await strangers((who) => bulk(who, action, [ours]));
      expect([foreign, ...closed]).toEqual([200, ...SHUT.slice(1)]);
      expect(await outcomes(world().globex.admin, action, [ours])).toEqual(["404"]);
    }
    expect((await bulk(admin, "share", [ours])).status).toBe(404);
    expect((await bulk(admin, "bin", [])).status).toBe(422);
    expect((await bulk(admin, "bin", Array.from({ length: 101 }, newId))).status).toBe(422);
    expect(await outcomes(admin, "bin", [{ type: "cooks", id: ours }])).toEqual(["404"]);
    expect((await askApi(admin, `/drafts/dishes/${ours}`)).status).toBe(200);
  });

  test("is done once by a request that comes again", async () => {
    const { admin } = world().acme;
    const id = await dish();
    const asking = {
      ...{ headers: { "Idempotency-Key": newId() }, body: { data: [{ type: "dishes", id }] } },
    };
    const first = await askApi(admin, "/bulk/dishes/bin", asking);
    const again = await askApi(admin, "/bulk/dishes/bin", asking);
    expect(again.body.meta).toEqual(first.body.meta);
  });

  test("takes no action that there is none of, and nobody who is suspended", async () => {
    const { acme } = world();
    const id = await dish();
    const entries = [{ id, revision: 1 }];
    const run = (who: Principal, input: object) => bulkEntries(input, callerOf(who));
    const share = { collection: "dishes", action: "share", entries };
    await expect(run(acme.admin, share)).rejects.toThrow(Invalid);
    const bin = { collection: "dishes", action: "bin", entries };
    await expect(run(acme.suspended, bin)).rejects.toThrow(Unauthenticated);
    await expect(run(acme.admin, { ...bin, collection: "none" })).rejects.toThrow(NotFound);
  });

  test("publishes nothing that has no drafts", async () => {
    const { admin } = world().acme;
    const id = await cooked(world().acme, "stock", { item: "Salt" });
    const { report } = await bulkEntries(
      { collection: "stock", action: "unpublish", entries: [{ id }] },
      callerOf(admin),
    );
    expect(report).toMatchObject([{ id, error: { status: "409" } }]);
    expect((await askApi(kitchen().reader, `/content/stock/${id}`)).status).toBe(200);
    const asking = { method: "POST", headers: ANY, body: { data: { type: "stock", id } } };
    expect((await askApi(admin, "/bin/stock", asking)).status).toBe(204);
    expect((await askApi(kitchen().reader, `/content/stock/${id}`)).status).toBe(404);
    expect((await askApi(kitchen().reader, "/bin/stock")).status).toBe(404);
    const back = await askApi(admin, `/bin/stock/${id}/restore`, { method: "POST" });
    expect(back.status).toBe(204);
    expect((await askApi(kitchen().reader, `/content/stock/${id}`)).status).toBe(200);
  });
});
