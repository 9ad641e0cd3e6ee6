import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeStamp } from "@/lib/kernel/stamp.ts";
import { acmeRecord, globexRecord } from "../../support/wall/organizations.ts";
import type { WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

let wall: WallUnderTest;
let session: string;
beforeAll(async () => {
  wall = await startWall();
  await wall.publish(acmeRecord());
  await wall.publish(globexRecord());
  session = await encodeSessionCookie(wall.judging(), {
    userId: newId(),
    sessionId: newId(),
    lifetime: 3600,
  });
});
afterAll(() => wall.stop());

/** Headers with which middleware was passed by in public advisories, and their relatives. */
const tricks: Record<string, string>[] = [
  { purpose: "prefetch" },
  { "sec-purpose": "prefetch" },
  { "next-router-prefetch": "1" },
  { "next-router-segment-prefetch": "/_tree" },
  { "next-router-state-tree": "%5B%22%22%5D" },
  { rsc: "1", "next-router-prefetch": "1" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-subrequest": "src/middleware" },
  { "x-middleware-subrequest-id": "1" },
  { "x-middleware-prefetch": "1" },
  { "x-middleware-next": "1" },
  { "x-middleware-skip": "1" },
  { "x-middleware-rewrite": "/admin" },
  { "x-middleware-override-headers": "cookie" },
  { "x-nextjs-data": "1" },
  { "x-matched-path": "/login" },
  { "x-invoke-path": "/login" },
  { "x-now-route-matches": "1=login" },
  { "x-prerender-revalidate": "1" },
  { "x-forwarded-host": "localhost:3000" },
  { "x-original-url": "/login" },
  { "x-rewrite-url": "/login" },
  { "x-http-method-override": "GET" },
  { "x-gatehouse-surface": "admin" },
  { "x-gatehouse-organization": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" },
  { authorization: "Bearer anything" },
  { accept: "application/json" },
  { "user-agent": "Next.js Middleware" },
];

describe.each(tricks)("with %j", (headers) => {
  test("the dashboard stays shut", async () => {
    const { status, stamp } = await wall.ask({ path: "/admin/acme", headers });
    expect(status).toBe(401);
    expect(stamp?.surface ?? "entrance").toBe("entrance");
  });

  test("the API stays shut", async () => {
    expect(await wall.ask({ path: "/api/v1/users", headers })).toMatchObject({
      status: 401,
      target: null,
    });
  });

  test("an internal address stays shut", async () => {
    expect(await wall.ask({ path: "/api/internal/edge-config/digest", headers })).toMatchObject({
      status: 401,
      target: null,
    });
  });

  test("a site with a password stays shut", async () => {
    const { target, status } = await wall.ask({
      host: "globex.localhost:3000",
      path: "/",
      headers,
    });
    expect({ target, shut: [307, 400].includes(status) }).toEqual({ target: null, shut: true });
  });
});

test("a session in the Authorization header is no session", async () => {
  const headers = { authorization: `Bearer ${session}` };
  expect((await wall.ask({ path: "/admin", headers })).status).toBe(401);
  expect((await wall.ask({ path: "/api/v1/users", headers })).status).toBe(401);
});

test("a cookie beside an Authorization header is not looked at", async () => {
  const headers = { authorization: "Bearer x" };
  const cookie = `gatehouse.session=${session}`;
  expect((await wall.ask({ path: "/api/v1/users", headers, cookie })).status).toBe(401);
});

describe("what reaches the doors", () => {
  test("holds nothing that could pass for the wall's word, or for the framework's", async () => {
    const smuggled = Object.assign({}, ...tricks.slice(6)) as Record<string, string>;
    const { forwarded } = await wall.ask({
      path: "/login",
      headers: { ...smuggled, "x-nonce": "n" },
    });
    const names = [...forwarded.keys()].sort();
    expect(names).toEqual([
      "accept",
      "authorization",
      "content-security-policy",
      "host",
      "user-agent",
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-gatehouse-address",
      "x-gatehouse-organization",
      "x-gatehouse-path",
      "x-gatehouse-request-id",
      "x-gatehouse-stamp",
      "x-gatehouse-surface",
      "x-nonce",
    ]);
    expect(forwarded.get("x-gatehouse-surface")).toBe("entrance");
    expect(forwarded.get("x-gatehouse-organization")).toBe("-");
    expect(forwarded.get("x-nonce")).not.toBe("n");
  });

  test.each([
    ["development", "one"],
    ["production", null],
  ])("in %s has Next's ids for debugging as %j", async (mode, id) => {
    vi.stubEnv("NODE_ENV", mode);
    const names = ["x-nextjs-request-id", "x-nextjs-html-request-id"];
    const headers = Object.fromEntries(names.map((name) => [name, "one"]));
    const { forwarded } = await wall.ask({ path: "/login", headers });
    vi.unstubAllEnvs();
    expect(names.map((name) => forwarded.get(name))).toEqual([id, id]);
  });

  test("bears a stamp of this request, whatever stamp was brought along", async () => {
    const brought = await makeStamp(wall.judging(), {
      requestId: newId(),
      method: "GET",
      host: "localhost:3000",
      path: "/admin",
      surface: "admin",
      organizationId: null,
    });
    const { stamp } = await wall.ask({ path: "/login", headers: { "x-gatehouse-stamp": brought } });
    expect(stamp).toMatchObject({ surface: "entrance", path: "/login" });
  });

  test("is told the host that was asked for, not one that was claimed", async () => {
    const headers = { "x-forwarded-host": "acme.localhost:3000", "x-forwarded-proto": "https" };
    const { forwarded, stamp } = await wall.ask({ path: "/login", headers });
    expect(forwarded.get("x-forwarded-host")).toBe("localhost:3000");
    expect(forwarded.get("x-forwarded-proto")).toBe("http");
    expect(stamp?.host).toBe("localhost:3000");
  });

  test("keeps the visitor's own headers", async () => {
    const headers = { "accept-language": "mi", "if-none-match": '"1"', "next-action": "abc" };
    const { forwarded } = await wall.ask({ path: "/login", headers });
    for (const [name, value] of Object.entries(headers)) expect(forwarded.get(name)).toBe(value);
  });
});

describe("behind one trusted proxy", () => {
  test("the host and the address are those the proxy names", async () => {
    const behind = await startWall({ TRUSTED_PROXIES: "1" });
    await behind.publish(acmeRecord());
    const headers = {
      "x-forwarded-host": "acme.localhost:3000",
      "x-forwarded-for": "198.51.100.7, 203.0.113.9",
    };
    const { forwarded, stamp } = await behind.ask({ host: "inner:8080", path: "/", headers });
    await behind.stop();
    expect(stamp).toMatchObject({ surface: "site", host: "acme.localhost:3000" });
    expect(forwarded.get("host")).toBe("acme.localhost:3000");
    expect(forwarded.get("x-gatehouse-address")).toBe("203.0.113.9");
  });
});
