import { describe, expect, test } from "vitest";
import { ROUTES } from "@/lib/api/routes.ts";
import { findBypass } from "@/lib/gates/bypass/bypass-gate.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const LATER = new Date(Date.now() + 86_400_000).toISOString();
/** What a document of each says that would do something, by its type. */
const SYSTEM: Readonly<Record<string, object>> = {
  ...{ domains: {}, "client-errors": { status: "resolved" }, "audit-events": {} },
  ...{ site: { level: "public" }, "site-schedules": { level: "public", at: LATER } },
  "bypass-tokens": { name: "Monitor", expiresInDays: 7 },
};

describe("the table of routes", () => {
  test("answers nobody without a permission anything but that there is nothing", async () => {
    const { nobody, editor, partner } = world().acme;
    const id = "00000000-0000-4000-8000-000000000000";
    const nothing = await askApi(nobody, "/no-such-thing");
    for (const who of [nobody, editor, partner]) {
      for (const { method, pattern, resources } of ROUTES) {
        const type = resources[0]?.type ?? "";
        if (!(type in SYSTEM)) continue;
        const path = pattern.replace("/api/v1", "").replace(":id", id).replace(":keyId", "key");
        const isSite = type === "site";
        const body = {
          data: {
            type,
            attributes: SYSTEM[type],
            ...(method === "PATCH" ? { id: isSite ? who.organizationId : id } : {}),
            ...(type === "domains" && method === "POST" ? { attributes: DOMAIN } : {}),
          },
        };
        const told = await askApi(who, path, { method, ...(method === "GET" ? {} : { body }) });
        expect([method, pattern, told.status]).toEqual([method, pattern, 404]);
        expect(told.body.errors).toEqual(nothing.body.errors);
      }
    }
  });
});

const DOMAIN = { hostname: "shop.example.test", name: "Shop", roles: ["editor"] };

describe("domains", () => {
  test("are registered with a key that is told once, changed, rotated and removed", async () => {
    const { acme, globex } = world();
    const { admin } = acme;
    const body = { data: { type: "domains", attributes: DOMAIN } };
    const headers = { "Idempotency-Key": "domain-1" };
    const made = await askApi(admin, "/domains", { body, headers });
    expect(made.status).toBe(201);
    expect(made.body.meta["key"]).toMatch(/^gh_key_/);
    expect(made.body.data.attributes).toMatchObject({ ...DOMAIN, status: "active" });
    expect(JSON.stringify(made.body.data)).not.toContain("gh_key_");
    const again = await askApi(admin, "/domains", { body, headers });
    expect([again.status, JSON.stringify(again.body).includes("gh_key_")]).toEqual([409, false]);
    const kept = await ask(database().superUrl, "SELECT result FROM idempotency_keys");
    expect(kept).toEqual([{ result: null }]);
    const { id } = made.body.data;
    const at = `/domains/${id}`;
    const change = { data: { type: "domains", id, attributes: { name: "Shop 2" } } };
    const changed = await askApi(admin, at, { method: "PATCH", body: change });
    expect(changed.body.data.attributes["name"]).toBe("Shop 2");
    const further = await askApi(admin, `${at}/keys`, { method: "POST" });
    expect(further.body.meta["key"]).toMatch(/^gh_key_/);
    expect((await askApi(admin, `${at}/keys`, { method: "POST" })).status).toBe(409);
    const end = `${at}/keys/${String(further.body.meta["keyId"])}`;
    expect((await askApi(globex.admin, end, { method: "DELETE" })).status).toBe(404);
    expect((await askApi(admin, end, { method: "DELETE" })).status).toBe(204);
    for (const path of [at, `${at}/keys`, `${at}/revoke`]) {
      const method = path === at ? "GET" : "POST";
      expect((await askApi(globex.admin, path, { method })).status).toBe(404);
    }
    expect((await askApi(admin, at, { method: "DELETE" })).status).toBe(204);
    expect((await askApi(admin, at)).body.data.attributes["status"]).toBe("removed");
    const revoked = await askApi(admin, `${at}/revoke`, { method: "POST" });
    expect(revoked.body.data.attributes["status"]).toBe("revoked");
    const filter =
      "filter[status]=revoked&filter[roles][_contains]=editor&fields[domains]=hostname";
    const listed = await askApi(admin, `/domains?${filter}`);
    expect(listed.body.data.map(({ attributes }) => attributes)).toEqual([
      { hostname: DOMAIN.hostname },
    ]);
    expect((await askApi(globex.admin, `/domains?${filter}`)).body.data).toEqual([]);
  });

  test("name each wrong place of a document", async () => {
    const { admin } = world().acme;
    const attributes = { ...DOMAIN, name: "", status: "active", nope: 1 };
    const wrong = await askApi(admin, "/domains", {
      body: { data: { type: "domains", attributes } },
    });
    expect(wrong.body.errors.map(({ source }) => source?.pointer)).toEqual([
      "/data/attributes/status",
      "/data/attributes/nope",
    ]);
    const empty = { data: { type: "domains", attributes: { ...DOMAIN, name: "" } } };
    const told = await askApi(admin, "/domains", { body: empty });
    expect([told.status, told.body.errors[0]?.source?.pointer]).toEqual([
      422,
      "/data/attributes/name",
    ]);
  });
});

describe("the ledger", () => {
  test("is filtered and ordered by what a line says, and is never another organization's", async () => {
    const { acme, globex } = world();
    const list = (query: string, who = acme.admin) => askApi(who, `/audit-events?${query}`);
    const roles = await list(
      "filter[action]=role.create&sort=summary&fields[audit-events]=summary",
    );
    expect(roles.body.data.map(({ attributes }) => attributes["summary"])).toEqual([
      "Created the role «Editor»",
      "Created the role «Partner»",
    ]);
    const { id } = roles.body.data[0]!;
    expect((await askApi(acme.admin, `/audit-events/${id}`)).body.data.id).toBe(id);
    expect((await askApi(globex.admin, `/audit-events/${id}`)).status).toBe(404);
    const others = await list(`filter[id]=${id}`, globex.admin);
    expect(others.body.data).toEqual([]);
    const made = await askApi(acme.admin, "/audit-events", { method: "POST", body: {} });
    expect([made.status, made.headers.get("allow")]).toEqual([405, "HEAD, GET"]);
  });
});

describe("the site", () => {
  test("tells its level and takes a new one, and never tells the password", async () => {
    const { acme, globex } = world();
    const { admin, id } = acme;
    const read = await askApi(admin, "/site");
    expect(read.body.data).toMatchObject({ type: "site", id, attributes: { level: "password" } });
    const set = (attributes: object, who = admin) =>
      askApi(who, "/site", { method: "PATCH", body: { data: { type: "site", id, attributes } } });
    const changed = await set({ password: "a long enough one" });
    expect(changed.body.data.attributes).toMatchObject({ level: "password", hasPassword: true });
    expect(JSON.stringify(changed.body)).not.toContain("long enough");
    expect((await set({ level: "public" })).body.data.attributes["level"]).toBe("public");
    expect((await set({ level: "open" })).body.errors[0]?.source?.pointer).toBe(
      "/data/attributes/level",
    );
    expect((await set({ level: "private" }, globex.admin)).status).toBe(409);
    expect((await askApi(globex.admin, "/site")).body.data.attributes["level"]).toBe("password");
    const chosen = await askApi(admin, "/site?fields[site]=level");
    expect(chosen.body.data.attributes).toEqual({ level: "public" });
    expect((await askApi(admin, "/site?fields[site]=password")).status).toBe(400);
  });
});

describe("a bypass token", () => {
  test("is told once, opens its own site, and ends when it is revoked", async () => {
    const { acme, globex } = world();
    const make = (attributes: object) =>
      askApi(acme.admin, "/site/bypass-tokens", {
        body: { data: { type: "bypass-tokens", attributes } },
      });
    const made = await make({ name: "Monitor", expiresInDays: 7 });
    const { id, attributes, links } = made.body.data;
    expect([made.status, attributes]).toMatchObject([201, { name: "Monitor", lastUsedAt: null }]);
    expect(links.self).toBe(`/api/v1/site/bypass-tokens/${id}`);
    const token = String(made.body.meta["token"]);
    const judging = () => ({ secret: process.env["GATEHOUSE_SECRET"] ?? "", now: Date.now() });
    const opens = (organization = acme) => findBypass(token, organization.id, judging());
    expect(await opens()).toMatchObject({ kind: "bypass", tokenId: id });
    expect(await opens(globex)).toBeNull();
    const listed = await askApi(acme.admin, "/site/bypass-tokens?filter[name]=Monitor");
    expect(listed.body.data.map((one) => one.id)).toEqual([id]);
    expect(JSON.stringify(listed.body)).not.toContain("gh_byp_");
    const remove = (who = acme.admin) =>
      askApi(who, `/site/bypass-tokens/${id}`, { method: "DELETE" });
    expect((await askApi(globex.admin, `/site/bypass-tokens/${id}`)).status).toBe(404);
    expect((await remove(globex.admin)).status).toBe(404);
    expect((await remove()).status).toBe(204);
    expect(await opens()).toBeNull();
    expect((await remove()).status).toBe(404);
    const long = await make({ name: "Monitor", expiresInDays: 1_000 });
    expect(long.body.errors[0]?.source?.pointer).toBe("/data/attributes/expiresInDays");
  });
});

describe("a scheduled change of the level", () => {
  test("is made in the place of another, told, and taken back", async () => {
    const { acme, globex } = world();
    const path = "/site/schedule";
    const make = (attributes: object) =>
      askApi(acme.admin, path, { body: { data: { type: "site-schedules", attributes } } });
    expect((await make({ level: "private", at: LATER })).status).toBe(201);
    const made = await make({ level: "public", at: LATER });
    const told = await askApi(acme.admin, path);
    expect(told.body.data).toEqual(made.body.data);
    expect(told.body.data.attributes).toMatchObject({ level: "public", runAt: LATER, zone: "UTC" });
    expect((await askApi(globex.admin, path)).status).toBe(404);
    const past = await make({ level: "public", at: "2020-01-01T00:00:00Z" });
    expect(past.body.errors[0]?.source?.pointer).toBe("/data/attributes/at");
    const cancel = () => askApi(acme.admin, path, { method: "DELETE" });
    expect((await cancel()).status).toBe(204);
    expect((await cancel()).status).toBe(404);
  });
});

describe("errors of browsers", () => {
  test("are listed and marked as resolved", async () => {
    const { acme, globex } = world();
    const id = "00000000-0000-4000-8000-0000000000aa";
    await ask(
      database().superUrl,
      `INSERT INTO client_errors (organization_id, id, kind, fingerprint, message, first_seen_at,
        last_seen_at) VALUES ($1, $2, 'error', 'f', 'acme-only', now(), now())`,
      [acme.id, id],
    );
    const listed = await askApi(acme.admin, "/client-errors?filter[status]=open");
    expect(listed.body.data.map(({ attributes }) => attributes["message"])).toEqual(["acme-only"]);
    expect((await askApi(globex.admin, "/client-errors")).body.data).toEqual([]);
    const body = { data: { type: "client-errors", id, attributes: { status: "resolved" } } };
    const at = `/client-errors/${id}`;
    expect((await askApi(globex.admin, at, { method: "PATCH", body })).status).toBe(404);
    const resolved = await askApi(acme.admin, at, { method: "PATCH", body });
    expect(resolved.body.data.attributes["status"]).toBe("resolved");
  });
});
