import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { getDraftConflict } from "@/lib/content/history/entry-conflict.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
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

const change = (who: Principal, id: string, attributes: object, headers = { "If-Match": "*" }) =>
  askApi(who, `/content/dishes/${id}`, {
    ...{ method: "PATCH", headers, body: { data: { type: "dishes", id, attributes } } },
  });

const named = (type: string, id: string) => ({ data: { type, id } });
const ANY = { "If-Match": "*" };

/** Statuses of an address for everybody who may not see it. */
const strangers = async (path: string, asking: object = {}) => {
  const { acme, globex } = world();
  const others = [globex.admin, acme.nobody, acme.suspended, acme.partner, acme.visitor];
  return Promise.all(others.map(async (who) => (await askApi(who, path, asking)).status));
};

const SHUT = [404, 404, 401, 404, 401];

describe("a version", () => {
  test("tells who saved what, by what its reader may read now", async () => {
    const { admin } = world().acme;
    const { helper, reader } = kitchen();
    const id = await dish({
      ...{ secret: "hidden-only", story: "draft-only" },
      relationships: { helpers: linkTo("cooks", ada, bo) },
    });
    await change(admin, id, { story: "Longer.", secret: "hidden-only again" });
    const list = await askApi(helper, `/drafts/dishes/${id}/versions`);
    expect(list.body.data.map(({ attributes }) => attributes["number"])).toEqual([2, 1]);
    expect(list.body.data[0]?.attributes).toMatchObject({ action: "save", author: "admin" });
    const self = list.body.data[1]?.links.self.replace("/api/v1", "") ?? "";
    const first = (await askApi(helper, self)).body.data.attributes;
    expect(first["content"]).toMatchObject({ story: "draft-only", helpers: [ada] });
    const second = (await askApi(helper, `/drafts/dishes/${id}/versions/2`)).body.data.attributes;
    expect(second["changes"]).toEqual([{ field: "story", before: "draft-only", after: "Longer." }]);
    const all = await askApi(admin, `/drafts/dishes/${id}/versions/2/changes/1`);
    expect(all.body.meta["changes"]).toHaveLength(2);
    for (const path of ["", "/1", "/1/changes/2"]) {
      const at = `/drafts/dishes/${id}/versions${path}`;
      expect(JSON.stringify((await askApi(helper, at)).body)).not.toMatch(/hidden-only|secret/);
      expect((await askApi(reader, at)).status).toBe(404);
      expect(await strangers(at)).toEqual(SHUT);
    }
    await change(admin, id, { title: "Theirs now" });
    expect((await askApi(helper, `/drafts/dishes/${id}/versions`)).status).toBe(404);
    expect((await askApi(admin, `/content/dishes/${id}/versions`)).status).toBe(404);
  });

  test("comes back as far as one may write, and links to no more than one may read", async () => {
    const { admin } = world().acme;
    const { helper, reader } = kitchen();
    const id = await dish({
      ...{ secret: "first", story: "first" },
      relationships: { helpers: linkTo("cooks", ada) },
    });
    await change(admin, id, { secret: "second", story: "second" });
    const set = { method: "PATCH", headers: ANY, body: linkTo("cooks", bo) };
    await askApi(admin, `/content/dishes/${id}/relationships/helpers`, set);
    const address = `/content/dishes/${id}/versions/1/restore`;
    const post = (headers: Record<string, string>) => ({ method: "POST", headers });
    expect((await askApi(helper, address, post({}))).status).toBe(428);
    expect((await askApi(helper, address, post({ "If-Match": '"1.0"' }))).status).toBe(412);
    expect((await askApi(reader, address, post(ANY))).status).toBe(403);
    expect(await strangers(address, post(ANY))).toEqual(SHUT);
    expect((await askApi(helper, address, post(ANY))).status).toBe(200);
    const { body } = await askApi(admin, `/drafts/dishes/${id}`);
    expect(body.data.attributes).toMatchObject({ story: "first", secret: "second" });
    const helpers = body.data.relationships["helpers"]?.data ?? [];
    expect([...helpers].map((one) => one.id).toSorted()).toEqual([ada, bo].toSorted());
  });

  test("of an entry without drafts takes the right to change it", async () => {
    const { admin } = world().acme;
    const { reader } = kitchen();
    const id = await cooked(world().acme, "stock", { item: "Salt", price: 1 });
    const data = { type: "stock", id, attributes: { price: 2 } };
    const asking = { method: "PATCH", headers: ANY, body: { data } };
    await askApi(admin, `/content/stock/${id}`, asking);
    const at = `/content/stock/${id}/versions/2`;
    expect((await askApi(admin, at)).body.data.attributes["changes"]).toEqual([
      { field: "price", before: 1, after: 2 },
    ]);
    expect((await askApi(reader, at)).status).toBe(404);
    expect((await askApi(admin, `/drafts/stock/${id}/versions`)).status).toBe(404);
    const back = { method: "POST", headers: ANY };
    await askApi(admin, `/content/stock/${id}/versions/1/restore`, back);
    expect((await askApi(reader, `/content/stock/${id}`)).body.data.attributes["price"]).toBe(1);
  });

  test("follows fields that were renamed, and keeps what is of none by now", async () => {
    const { admin } = world().acme;
    const id = await cooked(world().acme, "stock", { item: "Rice", price: 3 });
    const rename = (from: string, to: string) =>
      ask(
        database().superUrl,
        `UPDATE collections SET fields = replace(fields::text, $2, $3)::jsonb
         WHERE organization_id = $1 AND slug = 'stock'`,
        [world().acme.id, `"name": "${from}"`, `"name": "${to}"`],
      );
    await rename("price", "cost");
    const { body } = await askApi(admin, `/content/stock/${id}/versions/1`);
    expect(body.data.attributes["content"]).toEqual({ item: "Rice", cost: 3, from: null });
    await rename("cost", "price");
  });
});

const storyOf = ({ attributes: { story } }: Resource): string =>
  typeof story === "string" ? story : "";

test("fifty at once lose no word: one is heard, and the others are shown what became of it", async () => {
  const { admin } = world().acme;
  const id = await dish({ story: "" });
  const words = Array.from({ length: 50 }, (_, at) => `word-${at}`);
  const told = await Promise.all(
    words.map(
      async (story) => (await change(admin, id, { story }, { "If-Match": '"1.0"' })).status,
    ),
  );
  expect(told.filter((status) => status === 200)).toHaveLength(1);
  // @NOTE Where there are too many for this machine, some are asked to come again.
  expect(told.every((status) => [200, 412, 503].includes(status))).toBe(true);
  const since = { collection: "dishes", id, revision: 1 };
  const conflict = () => runUseCase(getDraftConflict, since, callerOf(admin));
  for (const word of words.filter((_, at) => told[at] !== 200)) {
    const { present, revision } = await conflict();
    const story = `${storyOf(present)} ${word}`;
    const mended = await change(admin, id, { story }, { "If-Match": `"${revision}.0"` });
    expect(mended.status).toBe(200);
  }
  const { present, saved, base, theirs } = await conflict();
  const story = storyOf(present);
  expect(words.filter((word) => !story.split(" ").includes(word))).toEqual([]);
  expect([saved?.author, saved?.number, base?.attributes["story"]]).toEqual(["admin", 51, ""]);
  expect(theirs).toEqual([{ field: "story", before: "", after: story }]);
  const rows = await ask<{ number: number; revision: number }>(
    database().superUrl,
    "SELECT number, revision FROM entry_versions WHERE entry_id = $1 ORDER BY number",
    [id],
  );
  expect(rows.map(({ number, revision }) => [number, revision])).toEqual(
    rows.map((_, at) => [at + 1, at + 1]),
  );
});

describe("the bin", () => {
  const put = (who: Principal, id: string, headers: Record<string, string> = ANY) =>
    askApi(who, "/bin/dishes", { headers, body: named("dishes", id) });

  test("holds what was put there, for those who could take it out", async () => {
    const { admin } = world().acme;
    const { helper, reader } = kitchen();
    const ours = await dish({ title: "Our leftovers", secret: "hidden-only" });
    const other = await dish({ title: "Other leftovers" });
    expect((await put(admin, ours, {})).status).toBe(428);
    expect((await put(reader, ours)).status).toBe(403);
    expect(await strangers("/bin/dishes", { headers: ANY, body: named("dishes", ours) })).toEqual(
      SHUT,
    );
    for (const id of [ours, other]) expect((await put(admin, id)).status).toBe(204);
    expect((await askApi(admin, `/drafts/dishes/${ours}`)).status).toBe(404);
    const titles = async (who: Principal) =>
      (await askApi(who, "/bin/dishes")).body.data.map(({ attributes }) => attributes["title"]);
    expect(await titles(admin)).toEqual(["Other leftovers", "Our leftovers"]);
    expect(await titles(helper)).toEqual(["Our leftovers"]);
    const one = await askApi(helper, `/bin/dishes/${ours}`);
    expect(one.body.data.attributes).toHaveProperty("binnedAt");
    expect(JSON.stringify(one.body)).not.toContain("hidden-only");
    expect((await askApi(helper, "/bin/dishes?filter[secret]=hidden-only")).status).toBe(400);
    expect((await askApi(helper, `/bin/dishes/${other}`)).status).toBe(404);
    for (const path of ["/bin/dishes", `/bin/dishes/${ours}`]) {
      expect((await askApi(reader, path)).status).toBe(404);
      const [foreign, ...closed] = await strangers(path);
      expect(closed).toEqual(SHUT.slice(1));
      expect(foreign).toBe(path === "/bin/dishes" ? 200 : 404);
    }
    const { next } = (await askApi(admin, "/bin/dishes?page[size]=1")).body.links;
    const page = await askApi(admin, decodeURI(next).replace("/api/v1", ""));
    expect(page.body.data.map((entry) => entry.id)).toEqual([ours]);
  });

  test("gives back or deletes for good, each by its own right", async () => {
    const { admin } = world().acme;
    const { helper } = kitchen();
    const id = await dish({ title: "Our bread" });
    await put(admin, id);
    const back = `/bin/dishes/${id}/restore`;
    expect(await strangers(back, { method: "POST" })).toEqual(SHUT);
    expect((await askApi(admin, back, { method: "POST" })).status).toBe(204);
    expect((await askApi(admin, back, { method: "POST" })).status).toBe(404);
    const remove = { method: "DELETE", headers: ANY };
    expect((await askApi(admin, `/bin/dishes/${id}`, remove)).status).toBe(404);
    await put(admin, id);
    expect((await askApi(helper, `/bin/dishes/${id}`, remove)).status).toBe(403);
    expect((await askApi(admin, `/bin/dishes/${id}`, { method: "DELETE" })).status).toBe(428);
    const tries = Array.from({ length: 10 }, () => askApi(admin, `/bin/dishes/${id}`, remove));
    const told = (await Promise.all(tries)).map(({ status }) => status);
    expect(told.filter((status) => status === 204)).toHaveLength(1);
    const left = await ask(
      database().superUrl,
      "SELECT 1 FROM entry_versions WHERE entry_id = $1",
      [id],
    );
    expect(left).toEqual([]);
  });
});
