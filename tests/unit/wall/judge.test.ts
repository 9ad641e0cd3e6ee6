import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { makeStoreBearer, signRequest } from "@/lib/gates/hmac/verify.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { makeVisitCookie } from "@/lib/gates/visit/verify.ts";
import type { GuestId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { readSitePass } from "@/lib/kernel/site-pass.ts";
import { acmeId, acmeRecord, globexId, globexRecord } from "../../support/wall/organizations.ts";
import type { Asking, Outcome, WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

const acme = "acme.localhost:3000";
const globex = "globex.localhost:3000";
const initech = "initech.localhost:3000";
const initechId = "cccccccc-cccc-4ccc-8ccc-cccccccccccc" as typeof acmeId;

let wall: WallUnderTest;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  wall = await startWall();
  await wall.publish(acmeRecord());
  await wall.publish(globexRecord());
  const privateSite = { org: initechId, slug: "initech", hosts: ["initech.localhost"] };
  await wall.publish(acmeRecord({ ...privateSite, level: "private" }));
  const judging = wall.judging();
  const visitor = { sessionId: newId<SessionId>(), userId: newId<UserId>() };
  const session = await encodeSessionCookie(judging, { ...visitor, lifetime: 3600 });
  const guestOf = async (organizationId: typeof acmeId, passwordVersion = 1) =>
    makeGuestCookie(judging, {
      organizationId,
      guestId: newId<GuestId>(),
      passwordVersion,
      epoch: 1,
    });
  const visitTo = (organizationId: typeof acmeId) =>
    makeVisitCookie(judging, { ...visitor, organizationId });
  cookies["session"] = `gatehouse.session=${session}`;
  cookies["guest of globex"] = `gatehouse.guest=${await guestOf(globexId)}`;
  cookies["guest with an old password"] = `gatehouse.guest=${await guestOf(globexId, 0)}`;
  cookies["guest of acme"] = `gatehouse.guest=${await guestOf(acmeId)}`;
  cookies["guest of initech"] = `gatehouse.guest=${await guestOf(initechId)}`;
  cookies["visit to initech"] = `gatehouse.visit=${await visitTo(initechId)}`;
  cookies["visit to acme"] = `gatehouse.visit=${await visitTo(acmeId)}`;
});
afterAll(() => wall.stop());

/** What came of a request in one line. */
function wordOf({ status, target, stamp, headers }: Outcome): string {
  const surface = stamp?.surface;
  if (target !== null) return `${status} ${surface}`;
  const location = headers.get("location")?.replace("http://127.0.0.1:3000", "");
  return location === undefined ? `${status}` : `${status} ${location}`;
}

type Row = [asking: Asking & { who?: string }, expected: string];
const tables: Record<string, readonly Row[]> = {};

tables["on the dashboard's host"] = [
  [{ path: "/" }, "307 /admin"],
  [{ path: "/admin" }, "401 entrance"],
  [{ path: "/admin/acme/pages?x=1" }, "401 entrance"],
  [{ path: "/admin/acme", method: "POST" }, "401 entrance"],
  [{ path: "/admin/acme", headers: { rsc: "1" } }, "401"],
  [{ path: "/admin/acme/", who: "session" }, "308 /admin/acme"],
  [{ path: "/admin/acme", who: "session" }, "200 admin"],
  [{ path: "/admin/acme", who: "session", method: "POST" }, "200 admin"],
  [{ path: `/media/${acmeId}/a.jpg`, who: "session" }, "404 nowhere"],
  [{ path: `/admin/acme/media/file/${acmeId}/a.jpg`, who: "session" }, "200 admin"],
  [{ path: `/admin/acme/media/file/${acmeId}/a.jpg` }, "401 entrance"],
  [{ path: "/api/uploads", method: "POST" }, "401"],
  [{ path: "/api/uploads", method: "POST", who: "session" }, "200 api"],
  [{ path: "/admin/acme", who: "guest of globex" }, "401 entrance"],
  [{ path: "/admin/acme", who: "visit to acme" }, "401 entrance"],
  [{ path: "/administrators" }, "404 nowhere"],
  [{ path: "/login" }, "200 entrance"],
  [{ path: "/login", method: "POST" }, "200 entrance"],
  [{ path: "/login/x" }, "404 nowhere"],
  [{ path: "/register" }, "200 entrance"],
  [{ path: "/setup?token=x" }, "200 entrance"],
  [{ path: "/invitation/abc" }, "200 entrance"],
  [{ path: "/invitation" }, "404 nowhere"],
  [{ path: "/login/with/abc", method: "POST" }, "200 entrance"],
  [{ path: "/login/with/abc", method: "POST", headers: { origin: "https://evil.test" } }, "403"],
  [{ path: "/login/back/abc?code=x&state=y" }, "200 entrance"],
  [{ path: "/login/with" }, "404 nowhere"],
  [{ path: "/login/back" }, "404 nowhere"],
  [{ path: "/forgot-password" }, "200 entrance"],
  [{ path: "/reset-password/abc" }, "200 entrance"],
  [{ path: "/register/abc" }, "200 entrance"],
  [{ path: "/email/abc" }, "200 entrance"],
  [{ path: "/email" }, "404 nowhere"],
  [{ path: "/api/health" }, "200 probe"],
  [{ path: "/api/ready" }, "200 probe"],
  [{ path: "/api/readyx" }, "401"],
  [{ path: "/.well-known/jwks.json" }, "200 open-api"],
  [{ path: "/.well-known/oauth-authorization-server" }, "200 open-api"],
  [{ path: "/.well-known/other" }, "404 nowhere"],
  [{ path: "/api/oauth/token", method: "POST" }, "200 open-api"],
  [{ path: "/api/v1/auth/login", method: "POST" }, "200 open-api"],
  [{ path: "/api/v1/auth/refresh", method: "POST" }, "200 open-api"],
  [{ path: "/api/v1/auth/logout", method: "POST", who: "session" }, "200 open-api"],
  [{ path: "/api/v1/auth", method: "POST" }, "401"],
  [{ path: "/api/v1/auth/login/x", method: "POST" }, "401"],
  [{ path: "/api/v1/auth/logins", method: "POST" }, "401"],
  [{ path: "/api/auth/csrf" }, "200 entrance"],
  [{ path: "/api/client-errors", method: "POST" }, "200 open-api"],
  [{ path: "/api/csp-reports", method: "POST" }, "200 open-api"],
  [{ path: "/api" }, "401"],
  [{ path: "/api/v1/content/pages" }, "401"],
  [{ path: "/api/v1/content/pages", who: "session" }, "200 api"],
  [{ path: "/api/v1/content/pages", who: "session", method: "DELETE" }, "200 api"],
  [{ path: "/api/v1/content/pages", who: "guest of globex" }, "401"],
  [{ path: "/api/unknown", who: "guest of globex" }, "401"],
  [{ path: "/api/docs" }, "401"],
  [{ path: "/api/docs", headers: { accept: "text/html,*/*" } }, "401 entrance"],
  [{ path: "/api/docs?organization=acme", who: "session" }, "200 admin"],
  [{ path: "/api/docs", who: "session", method: "POST" }, "405"],
  [{ path: "/api/docs", who: "guest of globex" }, "401"],
  [{ path: "/api/docs/x", who: "session" }, "200 api"],
  [{ path: "/_next/static/chunks/a.js" }, "200 asset"],
  [{ path: "/_next/data/build/admin.json" }, "404 nowhere"],
  [{ path: "/_next/image?url=%2Fa.png&w=64&q=75" }, "404 nowhere"],
  [{ path: "/favicon.ico" }, "200 asset"],
  [{ path: "/assets/logo.svg" }, "200 asset"],
  [{ path: "/site/pass/page" }, "404 nowhere"],
  [{ path: "/draft-site/page", who: "session" }, "404 nowhere"],
  [{ path: "/unauthorised" }, "404 nowhere"],
  [{ path: "/maintenance" }, "404 nowhere"],
];

tables["on a public site"] = [
  [{ host: acme, path: "/" }, "200 site"],
  [{ host: acme, path: "/about/us?page=2" }, "200 site"],
  [{ host: acme, path: "/about", method: "HEAD" }, "200 site"],
  [{ host: acme, path: "/about", who: "guest of globex" }, "200 site"],
  [{ host: acme, path: "/about", who: "guest of acme" }, "200 site"],
  [{ host: acme, path: "/about", who: "session" }, "200 site"],
  [{ host: acme, path: "/about", who: "visit to acme" }, "200 draft-site"],
  [{ host: acme, path: `/media/${globexId}/a.jpg` }, "200 media"],
  [{ host: acme, path: `/media/${globexId}/thumb/a.jpg` }, "200 media"],
  [{ host: acme, path: `/media/${globexId}/a.jpg`, who: "visit to acme" }, "200 media"],
  [{ host: acme, path: `/media/${globexId}/a.jpg`, method: "POST" }, "405"],
  [{ host: acme, path: `/media/${globexId}/huge/a.jpg` }, "200 site"],
  [{ host: acme, path: "/about", who: "visit to initech" }, "200 site"],
  [{ host: acme, path: "/about", method: "POST" }, "405"],
  [{ host: acme, path: "/about", method: "DELETE" }, "405"],
  [{ host: acme, path: "/about", method: "POST", who: "visit to acme" }, "403"],
  [{ host: acme, path: "/about", headers: { rsc: "1" } }, "400"],
  [{ host: acme, path: "/robots.txt" }, "200 site"],
  [{ host: acme, path: "/maintenance" }, "307 /"],
  [{ host: acme, path: "/api/v1/auth/login", method: "POST" }, "200 open-api"],
  [{ host: acme, path: "/api/v1/auth/other", method: "POST" }, "401"],
  [{ host: acme, path: "/maintenance/visit?token=x" }, "200 maintenance"],
  [{ host: acme, path: "/maintenance", method: "POST" }, "200 maintenance"],
  [{ host: "www.acme.test", path: "/" }, "200 site"],
  [{ host: "ACME.localhost:3000", path: "/" }, "200 site"],
  [{ host: "acme.localhost", path: "/" }, "200 site"],
  [{ host: "acme.localhost.:3000", path: "/" }, "200 site"],
];

tables["on a site with a password"] = [
  [
    { host: globex, path: `/media/${acmeId}/a.jpg` },
    `307 /maintenance?returnTo=%2Fmedia%2F${acmeId}%2Fa.jpg`,
  ],
  [{ host: globex, path: `/media/${acmeId}/a.jpg`, who: "guest of globex" }, "200 media"],
  [{ host: globex, path: "/" }, "307 /maintenance?returnTo=%2F"],
  [{ host: globex, path: "/a?b=c" }, "307 /maintenance?returnTo=%2Fa%3Fb%3Dc"],
  [{ host: globex, path: "/robots.txt" }, "200 maintenance"],
  [{ host: globex, path: "/", method: "HEAD" }, "307 /maintenance?returnTo=%2F"],
  [{ host: globex, path: "/", method: "POST" }, "401"],
  [{ host: globex, path: "/", who: "guest of globex" }, "200 draft-site"],
  [{ host: globex, path: "/", who: "guest of acme" }, "307 /maintenance?returnTo=%2F"],
  [{ host: globex, path: "/", who: "guest with an old password" }, "307 /maintenance?returnTo=%2F"],
  [{ host: globex, path: "/", who: "session" }, "307 /maintenance?returnTo=%2F"],
  [{ host: globex, path: "/", who: "visit to acme" }, "307 /maintenance?returnTo=%2F"],
  ...["POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method): Row => [
    { host: globex, path: "/", method, who: "guest of globex" },
    "403",
  ]),
  [{ host: globex, path: "/api/v1/auth/refresh", method: "POST" }, "200 open-api"],
  [{ host: globex, path: "/maintenance" }, "200 maintenance"],
  [{ host: globex, path: "/maintenance/leave", method: "POST" }, "200 maintenance"],
  [{ host: globex, path: "/api/guest/challenge" }, "200 maintenance"],
  [{ host: globex, path: "/api/guest/enter", method: "POST" }, "200 maintenance"],
];

tables["on a private site"] = [
  [{ host: initech, path: "/" }, "307 /maintenance?returnTo=%2F"],
  [{ host: initech, path: "/", who: "guest of initech" }, "307 /maintenance?returnTo=%2F"],
  [{ host: initech, path: "/", who: "visit to initech" }, "200 draft-site"],
  [{ host: initech, path: "/", who: "visit to acme" }, "307 /maintenance?returnTo=%2F"],
  [{ host: initech, path: "/maintenance" }, "200 maintenance"],
];

tables["on every organization's host"] = [
  ...[acme, globex, initech].flatMap((host): Row[] => [
    [{ host, path: "/admin" }, "404"],
    [{ host, path: "/admin/acme", who: "session" }, "404"],
    [{ host, path: "/login" }, "404"],
    [{ host, path: "/setup" }, "404"],
    [{ host, path: "/site/pass/page" }, "404"],
    [{ host, path: "/draft-site/page", who: "guest of globex" }, "404"],
    [{ host, path: "/_next/data/build/index.json" }, "404"],
    [{ host, path: "/_next/static/a.css" }, "200 asset"],
    [{ host, path: "/site.css" }, "200 asset"],
    [{ host, path: "/assets/demo/workshop.svg" }, "200 asset"],
    [{ host, path: "/api/health" }, "200 probe"],
    [{ host, path: "/api/auth/session" }, "404"],
    [{ host, path: "/api/internal/edge-config/digest" }, "404"],
    [{ host, path: "/api/v1/content/pages" }, "401"],
    [{ host, path: "/api/v1/content/pages", who: "guest of globex" }, "401"],
    [{ host, path: "/api/v1/content/pages", who: "visit to acme" }, "401"],
    [{ host, path: "/api/csp-reports", method: "POST" }, "200 open-api"],
  ]),
];

const asked = { origin: "https://partner.test", "access-control-request-method": "GET" };
const staticToken = makeSecretToken("gh_pat").token;
const scimToken = makeSecretToken("gh_scim").token;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

tables["at SCIM"] = [
  ...[undefined, acme, globex, initech].flatMap((host): Row[] => {
    const at = { path: "/api/scim/v2/Users", ...(host === undefined ? {} : { host }) };
    return [
      [{ ...at, headers: bearer(scimToken) }, "200 api"],
      [{ ...at, path: "/api/v1/content/posts", headers: bearer(scimToken) }, "401"],
      [{ ...at, headers: bearer(scimToken.slice(0, -1)) }, "401"],
      [{ ...at, headers: bearer(staticToken) }, "401"],
      [{ ...at, who: "session" }, "401"],
      [{ ...at, method: "OPTIONS", headers: asked }, "401"],
      [at, "401"],
    ];
  }),
];

tables["at the API"] = [
  ...[undefined, acme, globex, initech].flatMap((host): Row[] => {
    const at = { path: "/api/v1/content/posts", ...(host === undefined ? {} : { host }) };
    return [
      [{ ...at, headers: bearer(staticToken) }, "200 api"],
      [{ ...at, headers: bearer(staticToken.slice(0, -1)) }, "401"],
      [{ ...at, headers: bearer(`${staticToken.slice(0, -1)}!`) }, "401"],
      [{ ...at, headers: bearer(makeSecretToken("gh_key").token) }, "401"],
      [{ ...at, headers: bearer(makeSecretToken("gh_ref").token) }, "401"],
      [{ ...at, headers: { authorization: "Basic eDp5" }, who: "session" }, "401"],
      [{ ...at, method: "OPTIONS", headers: asked }, "200 open-api"],
      [{ ...at, method: "OPTIONS", headers: { origin: asked.origin } }, "401"],
      [{ ...at, method: "OPTIONS", headers: { ...asked, ...bearer("x") } }, "401"],
      [{ ...at, method: "GET", headers: asked }, "401"],
      [{ ...at, who: "session" }, host === undefined ? "200 api" : "401"],
      [{ ...at, path: "/api/oauth/token", headers: bearer("x"), method: "POST" }, "200 open-api"],
    ];
  }),
  [{ path: "/api/internal/x", method: "OPTIONS", headers: asked }, "401"],
  [{ path: "/api/other", method: "OPTIONS", headers: asked }, "401"],
];

tables["on a host of nobody"] = [
  [{ host: "nobody.localhost:3000", path: "/" }, "404"],
  [{ host: "nobody.localhost:3000", path: "/admin", who: "session" }, "404"],
  [{ host: "nobody.localhost:3000", path: "/api/v1/pages" }, "404"],
  [{ host: "nobody.localhost:3000", path: "/api/health" }, "200 probe"],
  [{ host: "", path: "/" }, "404"],
  [{ host: "acme", path: "/" }, "404"],
  [{ host: "10.0.0.1:3000", path: "/" }, "404"],
  [{ host: "[::1]:3000", path: "/admin", who: "session" }, "404"],
  [{ host: "acme.localhost@evil.test", path: "/" }, "404"],
  [{ host: `${"a".repeat(300)}.localhost`, path: "/" }, "404"],
];

describe.each(Object.keys(tables))("%s", (place) => {
  test.each(tables[place]!)("%j → %s", async (asking, expected) => {
    const cookie = cookies[asking.who ?? ""];
    const outcome = await wall.ask(cookie === undefined ? asking : { ...asking, cookie });
    expect(wordOf(outcome)).toBe(expected);
  });
});

describe("what passes", () => {
  test("carries the organization of its host, sealed in the stamp", async () => {
    const outcome = await wall.ask({ host: acme, path: "/about?x=1" });
    expect(outcome.stamp).toEqual({
      requestId: outcome.headers.get("x-request-id"),
      method: "GET",
      host: acme,
      path: "/about?x=1",
      surface: "site",
      organizationId: acmeId,
    });
  });

  test("to a public page is a path that names organization and version, without the query", async () => {
    const { target } = await wall.ask({ host: acme, path: "/a/b?x=1" });
    const [, site, pass, ...rest] = target!.split("/");
    const named = await readSitePass(wall.environment.GATEHOUSE_SECRET, pass!);
    expect([site, named, rest]).toEqual([
      "site",
      { organizationId: acmeId, version: 1 },
      ["a", "b"],
    ]);
  });

  test("to the dashboard without a session is the login page that knows the way back", async () => {
    const { target } = await wall.ask({ path: "/admin/acme/pages?x=1&y=2" });
    expect(target).toBe("/login?returnTo=%2Fadmin%2Facme%2Fpages%3Fx%3D1%26y%3D2");
  });
});

describe("an internal address", () => {
  const path = "/api/internal/edge-config/item/key";
  const bearer = async () => ({
    authorization: `Bearer ${await makeStoreBearer(wall.judging())}`,
  });
  const signed = async (address: string) =>
    signRequest({ method: "GET", url: new URL(address) }, wall.judging());

  test("is passed with the system's signature of that very request", async () => {
    const host = new URL(wall.store.origin).host;
    const own = { path, headers: await signed(`http://localhost:3000${path}`) };
    const self = { host, path, headers: await signed(`${wall.store.origin}${path}`) };
    const other = "/api/internal/other?x=1";
    const query = { path: other, headers: await signed(`http://localhost:3000${other}`) };
    for (const asking of [own, self, query]) {
      expect(wordOf(await wall.ask(asking))).toBe("200 internal");
    }
    expect(wordOf(await wall.ask({ ...own, host }))).toBe("401");
    expect(wordOf(await wall.ask({ ...own, method: "POST" }))).toBe("401");
  });

  test("is the record store's with a bearer, on the host the system calls itself by", async () => {
    const host = new URL(wall.store.origin).host;
    const headers = await bearer();
    expect(wordOf(await wall.ask({ host, path, headers }))).toBe("200 internal");
    expect(wordOf(await wall.ask({ path, headers }))).toBe("200 internal");
  });

  test("refuses every other credential in the same words", async () => {
    const refusals = await Promise.all([
      wall.ask({ path }),
      wall.ask({ path, cookie: cookies["session"]! }),
      wall.ask({ path, headers: await signed("http://localhost:3000/api/internal/other") }),
      wall.ask({ path, headers: { ...(await bearer()), "signature-input": "x" } }),
      wall.ask({ path, headers: { authorization: "Bearer x" } }),
      wall.ask({ path: "/api/internal/other", headers: await bearer() }),
    ]);
    const bodies = refusals.map(({ status, body, headers }) =>
      `${status} ${headers.get("www-authenticate")} ${body}`.replace(
        headers.get("x-request-id")!,
        "id",
      ),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("api-auth-token-invalid");
  });

  test("serves nothing else to the host the system calls itself by", async () => {
    const host = new URL(wall.store.origin).host;
    const asked = ["/", "/admin", "/login", "/api/v1/content/pages"].map(async (other) =>
      wordOf(await wall.ask({ host, path: other, cookie: cookies["session"]! })),
    );
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["404"]));
  });
});
