import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask, type Reply } from "../../support/attack/ask.ts";
import type { Holder } from "../../support/attack/credentials.ts";
import { headerFaults, leaksIn, type Mark } from "../../support/attack/leaks.ts";
import { startOwnPostgres, type OwnPostgres } from "../../support/attack/outages.ts";
import type { Place } from "../../support/attack/places.ts";
import { askAs, dashboard, drafted, hostOf, published } from "../../support/attack/places.ts";
import { startAttackServer, type RunningServer } from "../../support/attack/server.ts";

let postgres: OwnPostgres;
let running: RunningServer;
const onExit: (() => Promise<void>)[] = [];

// A bound for what hangs.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  postgres = await startOwnPostgres();
  onExit.push(() => postgres.destroy());
  const env = { DATABASE_URL: postgres.ownerUrl };
  running = await startAttackServer("intact", { env, superUrl: postgres.superUrl });
  onExit.push(() => running.stop());
}, 300_000);

afterAll(async () => {
  for (const undo of onExit.toReversed()) await undo();
}, 60_000);

type Row = readonly [name: string, place: Place, holder: Holder, up: number, down: number];

const nobody = "nobody at all";
const api = (path: string): Place => ({ host: "root", path, surface: "api" });
const entrance = (path: string): Place => ({ host: "root", path, surface: "entrance" });
const own = (path: string): Place => ({
  host: "globex",
  path,
  surface: "maintenance",
  of: "globex",
});

/** Another host each time: for a second the wall remembers that one is nobody's. */
const nobodysSite = {
  ...published("acme", "/"),
  get headers() {
    return { host: `no-${randomUUID()}.such.test` };
  },
};

const rows: readonly Row[] = [
  ["the home page, seen before", published("acme", "/"), nobody, 200, 200],
  ["a page, seen before", published("acme", "/about"), nobody, 200, 200],
  ["a list, seen before", published("acme", "/posts"), nobody, 200, 200],
  ["a page of a site with a password", published("globex", "/about"), nobody, 307, 307],
  ["a style sheet", { ...published("acme", "/site.css"), surface: "asset" }, nobody, 200, 200],
  ["a guest's page", drafted("globex", "/about"), "Globex's guest", 200, 503],
  [
    "a visiting member's draft",
    drafted("acme", "/spring-catalogue"),
    "Acme's visiting admin",
    200,
    503,
  ],
  ["where a stranger lands", own("/maintenance"), nobody, 200, 503],
  ["the work before a password", own("/api/guest/challenge"), nobody, 200, 503],
  ["the overview", dashboard("/admin/acme"), "Acme's admin", 200, 503],
  ["a list in the dashboard", dashboard("/admin/acme/pages"), "Acme's admin", 200, 503],
  [
    "the choice of organizations",
    dashboard("/admin"),
    "the admin of Acme who is a user of Globex",
    200,
    503,
  ],
  ["the dashboard, for a stranger", dashboard("/admin/acme"), nobody, 401, 503],
  ["the way to a site", dashboard("/admin/acme/visit"), "Acme's admin", 303, 503],
  ["signing in", entrance("/login"), nobody, 200, 503],
  ["setting up with a made-up token", entrance("/setup?token=anything"), nobody, 404, 404],
  ["whose session it is", entrance("/api/auth/session"), "Acme's admin", 200, 503],
  ["readiness", api("/api/ready"), nobody, 200, 503],
  ["life", api("/api/health"), nobody, 200, 200],
  ["a site of nobody", nobodysSite, nobody, 404, 503],
];

/** What each row answers now. */
const answers = () =>
  Promise.all(
    rows.map(async ([name, place, holder]) => {
      const reply = await askAs(running.server, place, holder);
      return { name, reply, holder };
    }),
  );

const statusesOf = (found: Awaited<ReturnType<typeof answers>>) =>
  found.map(({ name, reply }) => `${name}: ${reply.status}`);

/** A page with a heading, or a JSON document that says what is the matter. */
function isReadable({ headers, body }: Reply): boolean {
  const type = headers["content-type"] ?? "";
  if (type.includes("json")) return Object.keys(JSON.parse(body) as object).length > 0;
  return type.startsWith("text/html") && /<h1[ >]/.test(body);
}

const signIn = async (): Promise<Reply> => {
  const { port, root } = running.server;
  const form = await ask(port, { host: root, path: "/api/auth/csrf" });
  const { csrfToken } = JSON.parse(form.body) as { csrfToken: string };
  const cookie = (form.headers["set-cookie"] ?? []).map((each) => each.split(";")[0]).join("; ");
  const body = new URLSearchParams({
    csrfToken,
    email: "admin@acme.test",
    password: "wrong",
    json: "true",
  });
  const headers = { origin: `http://${root}`, "content-type": "application/x-www-form-urlencoded" };
  const path = "/api/auth/callback/credentials";
  return ask(port, { host: root, path, method: "POST", cookie, headers, body: body.toString() });
};

const cold = published("acme", "/services/repairs");
const marks: readonly Mark[] = [
  "a page of a website",
  "a text of Globex",
  "a draft",
  "a member's address",
];

describe("the database", () => {
  test("is there: everything answers", async () => {
    expect(statusesOf(await answers())).toEqual(rows.map(([name, , , up]) => `${name}: ${up}`));
    expect((await signIn()).status).toBe(401);
  });

  test("is gone: what everybody has seen stays, all else is readably 503", async () => {
    await postgres.kill();
    for (const _again of [1, 2]) {
      const found = await answers();
      expect(statusesOf(found)).toEqual(rows.map(([name, , , , down]) => `${name}: ${down}`));
      for (const { name, reply, holder } of found) {
        expect(headerFaults(reply), name).toEqual([]);
        if (reply.status !== 503) continue;
        expect(leaksIn(reply, holder), name).toEqual([]);
        expect(isReadable(reply), `${name}: ${reply.body.slice(0, 300)}`).toBe(true);
        expect(Number(reply.headers["retry-after"]), name).toBeGreaterThan(0);
      }
    }
  });

  test("is gone: a page that nobody has seen is readably 503, as is signing in", async () => {
    for (const reply of [await askAs(running.server, cold, nobody), await signIn()]) {
      expect(reply.status).toBe(503);
      expect(isReadable(reply)).toBe(true);
      expect(leaksIn(reply, nobody)).toEqual([]);
      expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
    }
  });

  test("is gone: whoever knows the page already hears that it is the same", async () => {
    const page = { host: hostOf(running.server, "acme"), path: "/about" };
    const { headers } = await ask(running.server.port, page);
    const known = { "if-none-match": headers.etag ?? "" };
    const reply = await ask(running.server.port, { ...page, headers: known });
    expect(reply.status).toBe(304);
  });

  test("is back: everything answers again, and nothing had to be started", async () => {
    await postgres.start();
    const up = rows.map(([name, , , status]) => `${name}: ${status}`);
    const again = async () => statusesOf(await answers());
    await expect.poll(again, { timeout: 60_000, interval: 100 }).toEqual(up);
    expect((await askAs(running.server, cold, nobody)).status).toBe(200);
    expect((await signIn()).status).toBe(401);
    for (const { reply, holder } of await answers()) {
      expect(leaksIn(reply, holder, marks)).toEqual([]);
    }
  });
});
