import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { useDatabase } from "../../support/database.ts";
import { cooked, linkTo, useKitchen } from "../../support/recipes.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const kitchen = useKitchen(database, world);

let [ada, bo, cy, theirs] = ["", "", "", ""];

beforeAll(async () => {
  const { acme, globex } = world();
  ada = await cooked(acme, "cooks", { name: "Ada", town: "Delft", slug: "ada" });
  bo = await cooked(acme, "cooks", { name: "Bo", town: "Nowhere", slug: "bo" });
  cy = await cooked(acme, "cooks", { name: "Cy", town: "Ghent", slug: "cy" });
  theirs = await cooked(globex, "cooks", { name: "globex-only", slug: "ada" });
});

const dish = (...helpers: string[]) =>
  cooked(world().acme, "dishes", {
    ...{ title: "Our soup", slug: newId() },
    relationships: { helpers: linkTo("cooks", ...helpers) },
  });

const links = (id: string) => `/drafts/dishes/${id}/relationships/helpers`;

const linked = async (who: Principal, id: string) => {
  const { status, body } = await askApi(who, links(id));
  return status === 200 ? (body.data as readonly { id: string }[]).map((one) => one.id) : status;
};

const relink = (who: Principal, id: string, method: string, ids: readonly string[]) =>
  askApi(who, `/content/dishes/${id}/relationships/helpers`, {
    ...{ method, headers: { "If-Match": "*" } },
    body: linkTo("cooks", ...ids),
  });

describe("a relationship to several entries", () => {
  test("is linkage in its order, with what it leads to at hand", async () => {
    const { admin } = world().acme;
    const id = await dish(cy, ada);
    const { body } = await askApi(admin, `/drafts/dishes/${id}?include=helpers`);
    expect(body.data.attributes).not.toHaveProperty("helpers");
    expect(body.data.relationships["helpers"]?.data).toEqual(linkTo("cooks", cy, ada).data);
    expect(body.included.map((one) => one.id).toSorted()).toEqual([ada, cy].toSorted());
    const related = await askApi(admin, `/drafts/dishes/${id}/helpers`);
    expect(related.body.data.map(({ attributes }) => attributes["name"])).toEqual(["Cy", "Ada"]);
    const flat = { headers: { Accept: "application/json" } };
    const { body: plain } = await askApi(admin, `/drafts/dishes/${id}`, flat);
    expect(plain).toMatchObject({ helpers: [cy, ada] });
  });

  test("is added to, taken from and replaced, each with the state it was made from", async () => {
    const { admin } = world().acme;
    const id = await dish(ada);
    const bare = { method: "POST", body: linkTo("cooks", cy) };
    const address = `/content/dishes/${id}/relationships/helpers`;
    expect((await askApi(admin, address, bare)).status).toBe(428);
    const stale = { ...bare, headers: { "If-Match": '"9.0"' } };
    expect((await askApi(admin, address, stale)).status).toBe(412);
    expect((await relink(admin, id, "POST", [cy, ada])).body.data).toEqual(
      linkTo("cooks", ada, cy).data,
    );
    expect((await relink(admin, id, "DELETE", [ada])).status).toBe(200);
    expect(await linked(admin, id)).toEqual([cy]);
    await relink(admin, id, "PATCH", [bo, ada]);
    expect(await linked(admin, id)).toEqual([bo, ada]);
  });

  test("leads only where the caller may read, and keeps what its writer does not see", async () => {
    const { helper } = kitchen();
    const { admin } = world().acme;
    const id = await dish(ada, bo, cy);
    expect(await linked(helper, id)).toEqual([ada, cy]);
    const told = await askApi(helper, `/drafts/dishes/${id}?include=helpers`);
    expect(JSON.stringify(told.body)).not.toContain(bo);
    expect((await relink(helper, id, "PATCH", [cy])).body.data).toEqual(linkTo("cooks", cy).data);
    expect(await linked(admin, id)).toEqual([bo, cy]);
    await relink(helper, id, "DELETE", [bo, cy]);
    expect(await linked(admin, id)).toEqual([bo]);
    const whole = { type: "dishes", id, relationships: { helpers: { data: [] } } };
    const headers = { "If-Match": "*" };
    await askApi(helper, `/content/dishes/${id}`, {
      method: "PATCH",
      headers,
      body: { data: whole },
    });
    expect(await linked(admin, id)).toEqual([bo]);
  });

  test.each(["PATCH", "POST"])("takes by %s nothing that one may not read", async (method) => {
    const { helper } = kitchen();
    const id = await dish(bo);
    for (const hidden of [bo, theirs, newId()]) {
      const told = await relink(helper, id, method, [ada, hidden]);
      expect([told.status, told.body.errors[0]?.source]).toEqual([404, { pointer: "/data/1" }]);
    }
    expect(await linked(world().acme.admin, id)).toEqual([bo]);
  });

  test("is no other's: neither a type nor an organization", async () => {
    const { acme, globex } = world();
    const id = await dish(ada);
    const body = { data: [{ type: "dishes", id }] };
    const options = { method: "PATCH", headers: { "If-Match": "*" }, body };
    const address = `/content/dishes/${id}/relationships/helpers`;
    expect((await askApi(acme.admin, address, options)).status).toBe(422);
    expect((await askApi(acme.admin, address, { ...options, body: { data: null } })).status).toBe(
      400,
    );
    expect((await relink(globex.admin, id, "PATCH", [theirs])).status).toBe(404);
    expect(await linked(globex.admin, id)).toBe(404);
    const one = await askApi(acme.admin, `/content/dishes/${id}/relationships/cook`, {
      ...{ method: "POST", headers: { "If-Match": "*" }, body: linkTo("cooks", ada) },
    });
    expect(one.status).toBe(405);
  });

  test("is written along with others in one request", async () => {
    const { admin } = world().acme;
    const id = await dish();
    const ref = { type: "dishes", id, relationship: "helpers" };
    const operations = [
      { op: "add", data: { type: "cooks", lid: "new", attributes: { name: "Di", slug: "di" } } },
      { op: "add", ref, data: [{ type: "cooks", lid: "new" }], meta: { ifMatch: "*" } },
      { op: "add", ref, data: [{ type: "cooks", id: ada }] },
      { op: "remove", ref, data: [{ type: "cooks", lid: "new" }] },
    ];
    const type = 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"';
    const headers = { "Content-Type": type };
    const body = { "atomic:operations": operations };
    expect((await askApi(admin, "/operations", { headers, body })).status).toBe(200);
    expect(await linked(admin, id)).toEqual([ada]);
  });

  test("to one entry keeps a link that its writer sees as nothing", async () => {
    const { helper } = kitchen();
    const { admin } = world().acme;
    const relationships = { cook: { data: { type: "cooks", id: bo } } };
    const attributes = { title: "Our stew", slug: newId() };
    const id = await cooked(world().acme, "dishes", { ...attributes, relationships });
    const clear = (who: Principal) =>
      askApi(who, `/content/dishes/${id}/relationships/cook`, {
        ...{ method: "PATCH", headers: { "If-Match": "*" }, body: { data: null } },
      });
    expect((await clear(helper)).status).toBe(200);
    const cook = async () => (await askApi(admin, `/drafts/dishes/${id}/relationships/cook`)).body;
    expect((await cook()).data).toMatchObject({ id: bo });
    expect((await clear(admin)).status).toBe(200);
    expect((await cook()).data).toBeNull();
  });
});
