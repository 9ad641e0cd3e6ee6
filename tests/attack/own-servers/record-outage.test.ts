import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../../../scripts/lib/free-port.ts";
import { ask, type Reply } from "../../support/attack/ask.ts";
import type { Holder } from "../../support/attack/credentials.ts";
import { headerFaults, leaksIn } from "../../support/attack/leaks.ts";
import { killEmbeddedPostgres, startSelfProxy } from "../../support/attack/outages.ts";
import { askAs, dashboard, drafted, hostOf, published } from "../../support/attack/places.ts";
import { rowsOf } from "../../support/attack/rows.ts";
import { startAttackServer, type RunningServer } from "../../support/attack/server.ts";
import { verdictOf } from "../../support/attack/server-actions.ts";
import type { LoopbackServer } from "../../support/site-access/loopback-server.ts";

/** Seconds a site record is believed: the shortest there are, so that one expires while we wait. */
const LIFETIME = 6;
const nobody = "nobody at all";
const pages = ["/", "/about", "/about/team", "/services", "/posts", "/posts/why-we-forge"];

let running: RunningServer;
let store: LoopbackServer;
const onExit: (() => Promise<void>)[] = [];

// Bounds for what hangs: a record has to expire, and a database to come back.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  const port = await freePort();
  store = await startSelfProxy(port);
  const env = { GATEHOUSE_SELF: store.origin, SITE_RECORD_LIFETIME: String(LIFETIME) };
  onExit.push(() => store.stop());
  running = await startAttackServer("intact", { port, env });
  onExit.push(() => running.stop());
}, 300_000);

afterAll(async () => {
  for (const undo of onExit.toReversed()) await undo();
}, 60_000);

const visit = (path: string) => askAs(running.server, published("acme", path), nobody);
const statuses = async (paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await visit(path)).status));
const allOf = (status: number, paths: readonly string[]) => paths.map(() => status);

/** Changes the level of a site by the dashboard's own form, as its admin. */
async function changeLevel(
  of: "acme" | "globex",
  change: { level: string; password: string },
): Promise<Reply> {
  const { server } = running;
  const action = server.actions.find(({ name }) => name === "changeSiteAccessAction");
  const holder: Holder = of === "acme" ? "Acme's admin" : "Globex's admin";
  return ask(server.port, {
    host: server.root,
    path: `/admin/${of}/site-access`,
    method: "POST",
    cookie: server.credentials[holder],
    headers: {
      "next-action": action?.id ?? "",
      origin: `http://${server.root}`,
      "content-type": "text/plain;charset=UTF-8",
    },
    body: JSON.stringify([of, change]),
  });
}

describe("a public site that becomes private", () => {
  test("answers the maintenance page on every path, kept pages too", async ({ annotate }) => {
    await expect.poll(() => statuses(pages), { timeout: 30_000 }).toEqual(allOf(200, pages));
    const { etag = "" } = (await visit("/about")).headers;
    const paths = [...pages, "/no-such-page", "/sitemap.xml", "/about?page=2", "/services/repairs"];
    const asked = performance.now();
    const answer = await changeLevel("acme", { level: "private", password: "" });
    const answered = performance.now();
    expect(verdictOf(answer.body).ok).toBe(true);
    const state = { timeout: 30_000, interval: 10 };
    await expect.poll(() => statuses(paths), state).toEqual(allOf(307, paths));
    const done = performance.now();
    await annotate(
      `private everywhere ${Math.round(done - answered)} ms after the answer, ` +
        `which took ${Math.round(answered - asked)} ms`,
    );
    for (const path of paths) {
      const reply = await visit(path);
      expect(reply.headers.location).toMatch(/^\/maintenance\?returnTo=/);
      expect(leaksIn(reply, nobody)).toEqual([]);
      expect(headerFaults(reply)).toEqual([]);
    }
    const known = { ...published("acme", "/about"), headers: { "if-none-match": etag } };
    expect((await askAs(running.server, known, nobody)).status).toBe(307);
  });

  test("stays private on every try from then on", async () => {
    for (let tries = 0; tries < 60; tries += 1) expect((await visit("/")).status).toBe(307);
  });

  test("changes nothing for the dashboard, the API, or members on a visit", async () => {
    const { server } = running;
    const host = hostOf(server, "acme");
    expect((await askAs(server, dashboard("/admin/acme"), "Acme's admin")).status).toBe(200);
    expect((await ask(server.port, { host, path: "/api/v1/content/pages" })).status).toBe(401);
    const draft = drafted("acme", "/spring-catalogue");
    expect((await askAs(server, draft, "Acme's visiting admin")).status).toBe(200);
  });

  test("shows its pages again when it is public again", async () => {
    expect(verdictOf((await changeLevel("acme", { level: "public", password: "" })).body).ok).toBe(
      true,
    );
    await expect.poll(() => statuses(pages), { timeout: 30_000 }).toEqual(allOf(200, pages));
  });
});

test("a new site password puts every guest out", async () => {
  const { server } = running;
  const page = drafted("globex", "/about");
  expect((await askAs(server, page, "Globex's guest")).status).toBe(200);
  const change = { level: "password", password: "another password of the site" };
  expect(verdictOf((await changeLevel("globex", change)).body).ok).toBe(true);
  const reply = await askAs(server, page, "Globex's guest");
  expect([303, 307]).toContain(reply.status);
  expect(leaksIn(reply, "Globex's guest")).toEqual([]);
});

describe("without the record store", () => {
  /** The end of the record that the wall holds, in milliseconds. */
  async function endOfRecord(): Promise<number> {
    const { superUrl, organizations } = running.server;
    const items = await rowsOf<{ value: string }>(superUrl, "SELECT value FROM edge_items");
    const records = items.map(({ value }) => decodeJwt<{ org: string }>(value));
    const ends = records.filter(({ org }) => org === organizations.acme).map(({ exp }) => exp ?? 0);
    return Math.max(...ends) * 1000;
  }

  test("the last good record counts until it ends, and then the site is private", async ({
    annotate,
  }) => {
    expect((await visit("/")).status).toBe(200);
    await store.stop();
    const stopped = Date.now();
    const end = await endOfRecord();
    const seen: { at: number; status: number }[] = [];
    const look = async () => {
      const at = Date.now();
      const { status } = await visit("/about");
      seen.push({ at, status });
      return status;
    };
    expect(await look()).toBe(200);
    await expect.poll(look, { timeout: 60_000, interval: 50 }).toBe(307);
    await annotate(`private ${Date.now() - stopped} ms after the store went away`);
    expect(seen.filter(({ at, status }) => status === 200 && at >= end)).toEqual([]);
    expect(seen.filter(({ at, status }) => status !== 200 && at < end - 1000)).toEqual([]);
  });

  test("nothing is public any more, and what was never seen is readably 503", async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await statuses(pages)).toEqual(allOf(307, pages));
    }
    const host = `initech.${running.server.root}`;
    const reply = await ask(running.server.port, { host, path: "/" });
    expect(reply.status).toBe(503);
    expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
    expect(reply.body).toContain("<h1>");
    expect(headerFaults(reply)).toEqual([]);
  });

  test("the dashboard is as ever", async () => {
    const reply = await askAs(running.server, dashboard("/admin/acme/pages"), "Acme's admin");
    expect(reply.status).toBe(200);
  });

  test("a site made private meanwhile does not come back public with the store", async () => {
    const answer = await changeLevel("acme", { level: "private", password: "" });
    expect(verdictOf(answer.body).ok).toBe(true);
    await store.restart();
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await statuses(pages)).toEqual(allOf(307, pages));
    }
  });

  test("with the store all is well again, by itself", async () => {
    expect(verdictOf((await changeLevel("acme", { level: "public", password: "" })).body).ok).toBe(
      true,
    );
    await expect.poll(() => statuses(pages), { timeout: 30_000 }).toEqual(allOf(200, pages));
  });
});

test("an embedded database that ends unasked is started again", async () => {
  const { port, root, data } = running.server;
  const ready = async () => (await ask(port, { host: root, path: "/api/ready" })).status;
  expect(await ready()).toBe(200);
  killEmbeddedPostgres(data);
  await expect.poll(ready, { timeout: 30_000, interval: 20 }).toBe(503);
  expect((await ask(port, { host: root, path: "/api/health" })).status).toBe(200);
  await expect.poll(ready, { timeout: 60_000, interval: 100 }).toBe(200);
  await expect.poll(() => statuses(pages), { timeout: 30_000 }).toEqual(allOf(200, pages));
});
