import { describe, expect, inject, test } from "vitest";
import { ask } from "../support/attack/ask.ts";
import { headerFaults, leaksIn } from "../support/attack/leaks.ts";
import { askAs, type Host, type Place } from "../support/attack/places.ts";
import { rowsOf } from "../support/attack/rows.ts";

const nobody = "nobody at all";
const servers = inject("attackServers").map((server) => [server.name, server] as const);

const report = { message: "x", page: "/" };
const violation = { "csp-report": { "document-uri": "http://elsewhere.test/" } };
const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

/** What an honest browser sends besides its body. */
const honest = (root: string, host: Host): Record<string, string> => ({
  origin: `http://${host === "root" ? root : `${host}.${root}`}`,
  "sec-fetch-site": "same-origin",
  "content-type": "application/json",
});

const place = (host: Host, path: string): Place => ({
  host,
  path,
  method: "POST",
  surface: "open-api",
  ...(host === "acme" || host === "globex" ? { of: host } : {}),
});

const hostile: readonly (readonly [string, string, Record<string, string>])[] = [
  ["200,000 nested arrays", nested(200_000), {}],
  ["8,000 nested arrays", nested(8_000), {}],
  [
    "200,000 nested arrays as violations",
    nested(200_000),
    { "content-type": "application/reports+json" },
  ],
  ["a megabyte", JSON.stringify({ ...report, message: "x".repeat(900_000) }), {}],
  ["a NUL", '{"message":"a\\u0000","page":"/"}', {}],
  ["a lone surrogate", '{"message":"\\udc00","page":"/"}', {}],
  ["a member named twice", '{"message":"a","message":"b","page":"/"}', {}],
  ["a prototype", '{"__proto__":{"admin":true},"message":"a","page":"/"}', {}],
  ["no JSON at all", "\u0000\u0001", {}],
  ["nothing", "", {}],
  ["a form", "message=x&page=/", { "content-type": "application/x-www-form-urlencoded" }],
  [
    "another website's page",
    JSON.stringify(report),
    { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
  ],
  ["another website's page that hides it", JSON.stringify(report), { origin: "null" }],
  ["a page that says nothing of itself", JSON.stringify(report), { origin: "" }],
];

describe.each(servers)("with the wall %s", (_name, server) => {
  const { wall } = server;
  test.each(hostile)(
    "%s is refused at both addresses, and nothing is kept",
    async (_what, body, more) => {
      const found = [];
      for (const host of ["root", "acme"] as const) {
        for (const path of ["/api/client-errors", "/api/csp-reports"]) {
          const headers = { ...honest(server.root, host), ...more };
          const reply = await askAs(server, { ...place(host, path), headers, body }, nobody);
          const faults = wall === "intact" ? headerFaults(reply) : [];
          const isRefused = reply.status >= 400 && reply.status < 500;
          if (isRefused && leaksIn(reply, nobody).length === 0 && faults.length === 0) continue;
          found.push({ host, path, status: reply.status, faults });
        }
      }
      expect(found).toEqual([]);
    },
  );

  test("neighbours report nothing of each other, whatever organization is claimed", async () => {
    const other = server.organizations.globex;
    for (const path of ["/api/client-errors", "/api/csp-reports"]) {
      const body = JSON.stringify(path === "/api/client-errors" ? report : violation);
      const headers = { ...honest(server.root, "globex") };
      const reply = await askAs(server, { ...place("acme", path), headers, body }, nobody);
      expect([403, 404]).toContain(reply.status);
      if (wall === "intact") continue;
      const claim = { ...honest(server.root, "acme"), "x-claim-organization": other };
      const lied = await askAs(server, { ...place("acme", path), headers: claim, body }, nobody);
      expect(lied.status).toBe(404);
    }
  });

  test("no answer lets another origin read it", async () => {
    const headers = { origin: "https://evil.test", "access-control-request-method": "POST" };
    for (const method of ["OPTIONS", "GET", "PUT"]) {
      const asked = { ...place("root", "/api/client-errors"), method, headers };
      const reply = await askAs(server, asked, nobody);
      expect(
        Object.keys(reply.headers).filter((name) => name.startsWith("access-control")),
      ).toEqual([]);
      expect(reply.status).not.toBe(200);
    }
  });

  test("afterwards the server lives, and has kept nothing of all this", async () => {
    expect((await ask(server.port, { path: "/api/health", host: server.root })).status).toBe(200);
    const kept = "SELECT 1 FROM client_errors UNION ALL SELECT 1 FROM instance_errors";
    expect(await rowsOf(server.superUrl, kept)).toEqual([]);
  });
});
