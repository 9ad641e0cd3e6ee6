import { beforeEach, describe, expect, test } from "vitest";
import { THEMES } from "@/lib/site-design/themes.ts";
import { askApi, type ToldBody } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

// Nobody listens there: what a look at the site takes up in the background stays in this file.
process.env["GATEHOUSE_SELF"] = "http://127.0.0.1:9";

const database = useDatabase();
const world = useTwoOrganizations(database);

beforeEach(() =>
  ask(
    database().superUrl,
    "TRUNCATE site_designs, site_navigation, site_redirects, hostnames, hostname_claims",
  ),
);

type Who = Parameters<typeof askApi>[0];

const send = (who: Who, path: string, sent: object) => askApi(who, path, sent);
const document = (type: string, id: string | null, attributes: object) => ({
  data: { type, ...(id === null ? {} : { id }), attributes },
});
const patch = (type: string, id: string, attributes: object, ifMatch?: string) => ({
  ...{ method: "PATCH", body: document(type, id, attributes) },
  headers: ifMatch === undefined ? {} : { "If-Match": ifMatch },
});
const pointersOf = (body: ToldBody) => body.errors.map(({ source }) => source?.pointer);

describe("/site-design", () => {
  test("tells the look and changes what is named of it, from the state that was looked at", async () => {
    const { admin } = world().acme;
    const id = admin.organizationId;
    const before = await askApi(admin, "/site-design");
    expect(before.body.data).toMatchObject({ type: "site-design", id, attributes: { logo: "" } });
    const etag = before.headers.get("etag") ?? "";
    const change = { look: THEMES.ember.look, footer: "Open daily." };
    expect((await send(admin, "/site-design", patch("site-design", id, change))).status).toBe(428);
    const changed = await send(admin, "/site-design", patch("site-design", id, change, etag));
    expect(changed.body.data.attributes).toMatchObject({ ...change, description: "" });
    const late = await send(admin, "/site-design", patch("site-design", id, { footer: "" }, etag));
    expect([late.status, late.body.errors[0]?.code]).toEqual([412, "stale"]);
  });

  test("names what of a look cannot be read", async () => {
    const { admin } = world().acme;
    const pale = { paper: "#ffffff", ink: "#eeeeee", accent: "#0000ff" };
    const look = { ...THEMES.atlas.look, light: pale };
    const told = await send(
      admin,
      "/site-design",
      patch("site-design", admin.organizationId, { look, logo: "javascript:alert(1)" }, "*"),
    );
    expect(told.status).toBe(422);
    expect(pointersOf(told.body)).toEqual(
      expect.arrayContaining(["/data/attributes/look/light/ink", "/data/attributes/logo"]),
    );
  });
});

describe("/site-menus", () => {
  test("are listed, arranged and left to themselves again", async () => {
    const { admin } = world().acme;
    const listed = await askApi(admin, "/site-menus");
    expect(listed.body.data.map(({ id }) => id)).toEqual(["header", "footer"]);
    const at = "/site-menus/footer";
    const items = [{ label: "Shop", target: { kind: "address", url: "https://shop.example/" } }];
    const arranged = await send(admin, at, patch("site-menus", "footer", { items }, "*"));
    expect(arranged.body.data.attributes).toMatchObject({ isArranged: true, items });
    const stale = '"0.0000000000000000"';
    expect((await send(admin, at, patch("site-menus", "footer", { items }, stale))).status).toBe(
      412,
    );
    const reset = await send(admin, at, patch("site-menus", "footer", { items: null }, "*"));
    expect(reset.body.data.attributes["isArranged"]).toBe(false);
    expect((await askApi(admin, "/site-menus/side")).status).toBe(404);
    const wrong = [{ label: "", target: { kind: "address", url: "/x" } }];
    const told = await send(admin, at, patch("site-menus", "footer", { items: wrong }, "*"));
    expect(pointersOf(told.body)).toEqual(["/data/attributes/items/0/label"]);
  });
});

describe("/site-redirects", () => {
  const made = (who: Who, from: string, to: string) =>
    send(who, "/site-redirects", { body: document("site-redirects", null, { from, to }) });

  test("are made, found, changed and taken away", async () => {
    const { admin } = world().acme;
    const first = await made(admin, "/blog/*", "/posts/*");
    expect([first.status, first.body.data.attributes["status"]]).toEqual([201, 301]);
    await made(admin, "/?p=12", "/about");
    const { id } = first.body.data;
    const at = `/site-redirects/${id}`;
    const found = await askApi(admin, "/site-redirects?filter[from][_starts_with]=/blog&sort=-to");
    expect(found.body.data.map((one) => one.attributes["from"])).toEqual(["/blog/*"]);
    const moved = await send(admin, at, patch("site-redirects", id, { to: "/news/*" }));
    expect(moved.body.data.attributes).toMatchObject({ from: "/blog/*", to: "/news/*" });
    const loop = await send(admin, at, patch("site-redirects", id, { from: "/x", to: "/?p=12" }));
    expect([loop.status, pointersOf(loop.body)]).toEqual([422, ["/data/attributes/to"]]);
    const taken = await send(admin, at, patch("site-redirects", id, { from: "/?p=12", to: "/y" }));
    expect(pointersOf(taken.body)).toEqual(["/data/attributes/from"]);
    expect((await send(admin, at, { method: "DELETE" })).status).toBe(204);
    expect((await askApi(admin, at)).status).toBe(404);
  });

  test("that cannot be are refused, naming which address", async () => {
    const told = await made(world().acme.admin, "/admin", "/x");
    expect([told.status, pointersOf(told.body)]).toEqual([422, ["/data/attributes/from"]]);
  });
});

describe("/site-hostnames", () => {
  test("are added, told with what is to be shown, and given up", async () => {
    const { admin } = world().acme;
    const body = document("site-hostnames", null, { hostname: "WWW.Shop.Example." });
    const added = await send(admin, "/site-hostnames", { body });
    const id = "www.shop.example";
    expect([added.status, added.body.data.id]).toEqual([201, id]);
    expect(added.body.data.attributes).toMatchObject({
      ...{ state: "waiting", primary: false },
      proof: { record: `_gatehouse.${id}` },
    });
    const at = `/site-hostnames/${id}`;
    const early = await send(admin, at, patch("site-hostnames", id, { primary: true }));
    expect(early.status).toBe(404);
    const other = await send(admin, at, patch("site-hostnames", id, { hostname: "b.example" }));
    expect(pointersOf(other.body)).toEqual(["/data/attributes/hostname"]);
    expect((await send(admin, at, { method: "DELETE" })).status).toBe(204);
    expect((await askApi(admin, "/site-hostnames")).body.data).toEqual([]);
  });
});

test("none of it is there for who may not look at the website's settings, nor another's", async () => {
  const { acme, globex } = world();
  const body = document("site-redirects", null, { from: "/old", to: "/new" });
  const { id } = (await send(acme.admin, "/site-redirects", { body })).body.data;
  const host = document("site-hostnames", null, { hostname: "www.shop.example" });
  await send(acme.admin, "/site-hostnames", { body: host });
  const nothing = (await askApi(acme.nobody, "/no/such/address")).body.errors;
  const addresses = ["/site-design", "/site-menus", "/site-menus/header", "/site-redirects"];
  const deeper = [`/site-redirects/${id}`, "/site-hostnames", "/site-hostnames/www.shop.example"];
  for (const path of [...addresses, ...deeper]) {
    const told = await askApi(acme.nobody, path);
    expect([path, told.status, told.body.errors]).toEqual([path, 404, nothing]);
  }
  for (const path of [`/site-redirects/${id}`, "/site-hostnames/www.shop.example"]) {
    expect((await askApi(globex.admin, path)).status).toBe(404);
    expect((await send(globex.admin, path, { method: "DELETE" })).status).toBe(404);
  }
  for (const path of ["/site-redirects", "/site-hostnames"]) {
    expect((await askApi(globex.admin, path)).body.data).toEqual([]);
  }
});
