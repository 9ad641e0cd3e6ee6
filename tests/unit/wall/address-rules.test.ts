import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { newId } from "@/lib/kernel/ids.ts";
import config from "@/next.config.ts";
import { acmeRecord } from "../../support/wall/organizations.ts";
import type { WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

let wall: WallUnderTest;
let cookie: string;
const host = "acme.localhost:3000";
beforeAll(async () => {
  wall = await startWall();
  await wall.publish(acmeRecord());
  const ids = { userId: newId<never>(), sessionId: newId<never>() };
  cookie = `gatehouse.session=${await encodeSessionCookie(wall.judging(), { ...ids, lifetime: 60 })}`;
});
afterAll(() => wall.stop());

describe("an address", () => {
  test.each([
    "/a%00b",
    "/a%2fb",
    "/a%2Fb",
    "/a%5cb",
    "/a%0ab",
    "/a%1fb",
    "/a%7fb",
    "/%61dmin",
    "/a%2Eb",
    "/a%7Eb",
    "/%",
    "/%zz",
    "/%ff",
    "/%c3%28",
    "/a//b",
    "//evil.test/a",
    "/a\\\\b",
    "/?x=%00",
  ])("spelled %s is refused", async (path) => {
    const { status, target } = await wall.ask({ host, path });
    expect({ status, target }).toEqual({ status: 400, target: null });
  });

  test.each([
    "/a%20b",
    "/%D7%A9%D7%9C%D7%95%D7%9D",
    "/caf%C3%A9",
    "/a.b-c_d~e",
    "/a?x=%2F",
    "/a;b=c,d",
  ])("spelled %s is let through", async (path) => {
    expect((await wall.ask({ host, path })).stamp).toMatchObject({ surface: "site", path });
  });

  test.each(["/login/../admin/acme", "/login/%2e%2e/admin/acme", "/login/%2E%2E/admin/acme"])(
    "with dot segments (%s) is judged and routed as what it means",
    async (path) => {
      expect(await wall.ask({ path })).toMatchObject({
        status: 401,
        target: "/login?returnTo=%2Fadmin%2Facme",
      });
      expect((await wall.ask({ path, cookie })).target).toBe("/admin/acme");
    },
  );

  test("of more than 8192 characters is refused, query included", async () => {
    expect((await wall.ask({ host, path: `/?q=${"a".repeat(8188)}` })).status).toBe(200);
    expect((await wall.ask({ host, path: `/?q=${"a".repeat(8189)}` })).status).toBe(414);
  });

  test("with a slash at the end moves to the one without, on the same host", async () => {
    const { status, headers } = await wall.ask({ host, path: "/a/b/?x=1" });
    expect(status).toBe(308);
    expect(headers.get("location")).toBe("http://127.0.0.1:3000/a/b?x=1");
  });
});

describe("a method", () => {
  test.each(["PROPFIND", "PURGE", "LINK", "FOO"])("%s is refused everywhere", async (method) => {
    for (const asking of [{ path: "/login" }, { path: "/api/health" }, { host, path: "/" }]) {
      expect((await wall.ask({ ...asking, method })).status).toBe(405);
    }
  });
});

describe("a body", () => {
  const send = (path: string, length: number, type = "text/plain") =>
    wall.ask({
      path,
      method: "POST",
      cookie,
      headers: { "content-length": String(length), "content-type": type },
    });

  test("of more than 1 MB is refused by the API", async () => {
    expect((await send("/api/v1/users", 1_000_000)).status).toBe(200);
    expect((await send("/api/v1/users", 1_000_001)).status).toBe(413);
    expect((await send("/api/auth/callback/credentials", 1_000_001)).status).toBe(413);
  });

  test("of more than 4 MB is refused as a part of an upload", async () => {
    const path = "/api/uploads/asset/00000000-0000-4000-8000-000000000000";
    const part = (length: number) =>
      wall.ask({ path, method: "PATCH", cookie, headers: { "content-length": String(length) } });
    expect((await part(4_194_304)).status).toBe(200);
    expect((await part(4_194_305)).status).toBe(413);
    expect((await send("/api/uploads", 1_000_001)).status).toBe(413);
  });

  test("of more than 1 MB of JSON is refused anywhere", async () => {
    expect((await send("/admin/acme", 1_000_001, "application/json")).status).toBe(413);
  });

  test("in parts is for the action it names, or for the API, and for no page", async () => {
    const headers = { "content-type": "Multipart/Form-Data; boundary=x" };
    const post = (path: string, more = {}) =>
      wall.ask({ path, method: "POST", cookie, headers: { ...headers, ...more } });
    expect((await post("/login")).status).toBe(400);
    expect((await post("/admin/acme")).status).toBe(400);
    expect((await post("/admin/acme", { "next-action": "id" })).target).toBe("/admin/acme");
    expect((await post("/api/v1/assets")).target).toBe("/api/v1/assets");
  });

  test("may be as large as Next takes it for an action, and no larger", async () => {
    const limit = config.experimental?.serverActions?.bodySizeLimit;
    expect(limit).toBeTypeOf("number");
    expect((await send("/admin/acme", Number(limit))).status).toBe(200);
    expect((await send("/admin/acme", Number(limit) + 1)).status).toBe(413);
  });

  test("of an action that is too large is refused in words that its client hands on", async () => {
    const headers = {
      "content-length": "9000000",
      "next-action": "id",
      "content-type": "text/plain",
    };
    const {
      status,
      headers: got,
      body,
    } = await wall.ask({ path: "/admin/acme", method: "POST", cookie, headers });
    expect(status).toBe(413);
    expect(got.get("content-type")).toBe("text/plain");
    expect(body).toMatch(/^This is more than can be sent here at once\./);
  });
});

describe("a write", () => {
  const write = (headers: Record<string, string>, path = "/login", method = "POST") =>
    wall.ask({ path, method, headers });

  test.each<[string, Record<string, string>]>([
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from another origin", { origin: "http://evil.test" }],
    ["from an organization's host", { origin: "http://acme.localhost:3000" }],
    ["from the same host on another port", { origin: "http://localhost:3001" }],
    ["from the same host by another scheme", { origin: "https://localhost:3000" }],
    ["from nowhere", { origin: "null" }],
    [
      "from another origin that claims to be this host",
      { origin: "http://evil.test", "x-forwarded-host": "evil.test" },
    ],
  ])("%s is refused", async (_from, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const path of ["/login", "/api/v1/users", "/api/client-errors"]) {
        const { status, target } = await write(headers, path, method);
        expect({ path, method, status, target }).toEqual({
          path,
          method,
          status: 403,
          target: null,
        });
      }
    }
  });

  test("from another origin is not excused by a header where cookies still count", async () => {
    const headers = { origin: "http://evil.test", authorization: "Bearer x" };
    for (const path of ["/login", "/api/auth/callback/credentials", "/api/client-errors"]) {
      expect((await write(headers, path)).status).toBe(403);
    }
    expect((await write(headers, "/api/v1/users")).status).toBe(401);
  });

  test("from the own origin is let through", async () => {
    const headers = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };
    expect((await write(headers)).stamp?.surface).toBe("entrance");
  });

  test("with its own credential where tokens are got may come from anywhere", async () => {
    const headers = { origin: "https://partner.acme.test", "sec-fetch-site": "cross-site" };
    for (const path of ["/api/oauth/token", "/api/v1/auth/login", "/api/v1/auth/refresh"]) {
      expect((await write(headers, path)).stamp?.surface).toBe("open-api");
    }
  });
});

describe("a session cookie at the API", () => {
  test.each([
    ["same-origin", 200],
    ["none", 200],
    ["same-site", 401],
    ["cross-site", 401],
  ])("sent by a %s page answers %d", async (site, status) => {
    const headers = { "sec-fetch-site": site };
    expect((await wall.ask({ path: "/api/v1/users", cookie, headers })).status).toBe(status);
  });
});
