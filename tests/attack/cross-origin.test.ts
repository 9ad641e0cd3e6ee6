import { describe, expect, inject, test } from "vitest";
import { domainOf, tokenOf } from "../support/attack/api-credentials.ts";
import { ask, type Asking, type Reply } from "../support/attack/ask.ts";
import { headerFaults } from "../support/attack/leaks.ts";

const [server] = inject("attackServers").filter(({ wall }) => wall === "intact");
if (server === undefined) throw new Error("The attack suite has no server with its wall.");
const { root, port, partners, credentials } = server;

const own = `https://${partners.acme.hostname}`;
const path = "/api/v1/content/posts";
const named = { "x-organization": "acme" };

const knock = (asking: Partial<Asking>): Promise<Reply> =>
  ask(port, { host: root, path, ...asking });

const preflight = (origin: string, asking: Partial<Asking> = {}): Promise<Reply> =>
  knock({
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization,x-organization",
    },
    ...asking,
  });

const leaveIn = ({ headers }: Reply): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("access-control")));

describe("a page of another origin", () => {
  test("that is a partner's may call, and hears so through the wall", async () => {
    for (const host of [root, `acme.${root}`]) {
      const reply = await preflight(own, { host });
      expect([reply.status, reply.headers["access-control-allow-origin"]]).toEqual([204, own]);
      expect(reply.headers["access-control-allow-credentials"]).toBeUndefined();
      expect(reply.headers["vary"]).toContain("Origin");
      expect(headerFaults(reply)).toEqual([]);
    }
    const authorization = `Bearer ${await tokenOf(server, await domainOf(server))}`;
    const reply = await knock({ headers: { authorization, origin: own, ...named } });
    expect([reply.status, reply.headers["access-control-allow-origin"]]).toEqual([200, own]);
    expect(reply.headers["access-control-expose-headers"]).toContain("ETag");
    expect(reply.headers["ratelimit"]).toMatch(/^"/);
  });

  test.each([
    ["of nobody", "https://evil.example", {}],
    ["of no site", "null", {}],
    ["at the other organization's host", own, { host: `globex.${root}` }],
    ["where keys are exchanged", own, { path: "/api/oauth/token" }],
    ["where members sign in", own, { path: "/api/v1/auth/login" }],
    ["beside the API", own, { path: "/api/internal/site-changed" }],
    ["at the dashboard", own, { path: "/admin" }],
  ])("gets no leave %s", async (_what, origin, asking) => {
    // @NOTE Whatever the status: without these headers a browser lets nobody call.
    expect(leaveIn(await preflight(origin, asking))).toEqual({});
  });

  test("gets nothing by the cookies of whoever looks at it", async () => {
    const cookie = credentials["Acme's admin"];
    for (const origin of [own, `http://acme.${root}`, "null"]) {
      for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
        const reply = await knock({ method, cookie, headers: { origin, ...named } });
        expect([origin, method, reply.status]).toEqual([origin, method, 403]);
        expect(leaveIn(reply)).toEqual({});
      }
    }
  });
});

describe("a way to a provider", () => {
  const id = "018f0000-0000-7000-8000-000000000000";
  const begin = (headers: Readonly<Record<string, string>>, method = "POST") =>
    knock({ method, path: `/login/with/${id}`, headers, body: "returnTo=/admin" });

  test.each([
    ["another website", { origin: "https://evil.example" }],
    ["an organization's website", { origin: `http://acme.${root}` }],
    ["nowhere", { origin: "null" }],
    ["a page that hides where it is", {}],
  ])("is begun by no form of %s", async (_where, headers) => {
    const reply = await begin({ ...headers, "content-type": "application/x-www-form-urlencoded" });
    expect([reply.status, reply.headers["set-cookie"]]).toEqual([403, undefined]);
  });

  test("is begun by no link, and led back from by nobody who did not set out", async () => {
    const reply = await begin({}, "GET");
    expect([reply.status, reply.headers["set-cookie"]]).toEqual([405, undefined]);
    const back = await knock({ path: `/login/back/${id}?code=stolen&state=guessed` });
    expect(back.headers.location).toBe("/login?problem=refused&returnTo=%2Fadmin");
    expect(back.headers["set-cookie"]).toBeUndefined();
  });
});
