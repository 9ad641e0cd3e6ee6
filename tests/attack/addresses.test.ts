import { describe, expect, inject, test } from "vitest";
import { ask } from "../support/attack/ask.ts";
import { headerFaults, leaksIn } from "../support/attack/leaks.ts";
import { hostOf, isRefusal, type Host } from "../support/attack/places.ts";

const nobody = "nobody at all";

/** Ways to write an address so that two readers might read two addresses. */
const spellings = (path: string): string[] => {
  const [, first = "", ...rest] = path.split("/");
  const tail = rest.map((part) => `/${part}`).join("");
  const encoded = `%${first.charCodeAt(0).toString(16)}${first.slice(1)}`;
  return [
    `${path}/`,
    `/${path}`,
    `//${first}//${rest.join("//")}`,
    `/.${path}`,
    `/x/..${path}`,
    `/login/..${path}`,
    `/login/%2e%2e${path}`,
    `/login/..%2f${first}${tail}`,
    `/login/..;${path}`,
    `/login\\..\\${first}${tail}`,
    `/api/health/..${path}`,
    `/icon.svg/..${path}`,
    `/_next/static/..${path}`,
    `/_next/static/../..${path}`,
    `/_next/static/%2e%2e/%2e%2e${path}`,
    `/assets/..${path}`,
    `/${encoded}${tail}`,
    `/%2f${first}${tail}`,
    `/${first.toUpperCase()}${tail}`,
    `/${first};x=1${tail}`,
    `${path};/icon.svg`,
    `${path}%3bx`,
    `${path}%00.svg`,
    `${path}%0d%0ax-gatehouse-surface:admin`,
    `${path}%23`,
    `${path}.rsc`,
    `${path}.txt`,
    `${path}.json`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}.prefetch.rsc`,
    `/_next/data/build${path}.json`,
    `/_next/data/build/..${path}`,
    `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`,
    `/index/..${path}`,
    `${path}/index`,
    `${path}?_rsc=1`,
    `${path}?__nextDataReq=1&__nextLocale=`,
    `${path}?nxtPorg=globex&nxtPpass=x`,
    `${path}?%00`,
    `/en${path}`,
    `/./././/${first}${tail}`,
    `/${first}%2F${rest.join("%2F")}`,
    `/${"a".repeat(9000)}/..${path}`,
    `${path}?${"a".repeat(9000)}`,
  ];
};

const walled: readonly [Host, string][] = [
  ["root", "/admin/acme"],
  ["root", "/api/v1/users"],
  ["root", "/api/internal/edge-config/items"],
  ["globex", "/about/team"],
  ["globex", "/draft-site/about"],
  ["globex", "/site/x/about"],
];

/** What an address that is not of this house may be answered with, besides a refusal. */
const isElsewhere = ({ status, location }: { status: number; location: string }): boolean =>
  status === 308 && /^\/(?!\/)/.test(location);

describe.each(inject("attackServers").map((server) => [server.name, server] as const))(
  "with the wall %s",
  (_name, server) => {
    const { wall } = server;
    test.each(walled)("no spelling opens what is walled on %s: %s", async (host, path) => {
      const opened = await Promise.all(
        spellings(path).map(async (spelling) => {
          const reply = await ask(server.port, { host: hostOf(server, host), path: spelling });
          const leaks = leaksIn(reply, nobody);
          const faults = wall === "intact" ? headerFaults(reply) : [];
          const { location = "" } = reply.headers;
          const isShut = isRefusal(reply) || isElsewhere({ status: reply.status, location });
          if (isShut && leaks.length === 0 && faults.length === 0) return [];
          return [
            { spelling: spelling.slice(0, 80), status: reply.status, location, leaks, faults },
          ];
        }),
      );
      expect(opened.flat()).toEqual([]);
    });
  },
);

describe.each(inject("attackServers").map((server) => [server.name, server] as const))(
  "an address that only begins as the API's, with the wall %s",
  (_name, { port, root }) => {
    test.each([
      ["/api/v1/../../admin/acme", "/admin/acme"],
      ["/api/v1/%2e%2E/../login", "/login"],
      ["/api/v1/.%2e/auth/csrf", "/api/auth/csrf"],
      ["/api/v1/./users", "/api/v1/users"],
      ["/api/v1/users/../auth/login", "/api/v1/auth/login"],
      ["/api/v1/users/..", "/api/v1/"],
      ["/api/v1/..?x=1", "/api/?x=1"],
    ])("%s is answered as what it amounts to", async (path, plain) => {
      const [odd, same] = await Promise.all(
        [path, plain].map((one) => ask(port, { host: root, path: one })),
      );
      const { status, headers } = odd ?? {};
      expect([status, headers?.location]).toEqual([same?.status, same?.headers.location]);
    });
  },
);

describe("the name of a host", () => {
  const [server] = inject("attackServers").filter(({ wall }) => wall === "intact");
  if (server === undefined) throw new Error("The attack suite has no server with its wall.");
  const { port } = server;
  const visit = (host: string | null, path = "/about/team") => ask(port, { host, path });

  test.each([
    ["in capitals", `GLOBEX.LocalHost:${port}`, 307],
    ["with a dot at its end", `globex.localhost.:${port}`, 307],
    ["without its port", "globex.localhost", 307],
    ["with another port", "globex.localhost:1", 307],
    ["with a port that is none", "globex.localhost:99999999", 307],
    ["of somebody unknown", `initech.localhost:${port}`, 404],
    ["that is an address", "127.0.0.2", 404],
    ["that is an IPv6 address", `[::1]:${port}`, 404],
    ["that is the server's own address", `127.0.0.1:${port}`, 404],
    ["that is empty", "", 404],
    ["with a user before it", `acme.localhost@globex.localhost:${port}`, 404],
    ["with a path behind it", `acme.localhost/.globex.localhost:${port}`, 404],
    ["with two dots", `globex..localhost:${port}`, 404],
    ["below the organization's", `www.globex.localhost:${port}`, 404],
    ["of two at once", `acme.localhost:${port}, globex.localhost:${port}`, 404],
    ["with a space", `acme.localhost globex.localhost:${port}`, 404],
    ["with a line feed encoded", `globex.localhost%0a:${port}`, 404],
    ["in letters that look alike", `gl\u00f6bex.localhost:${port}`, 404],
    ["as long as none can be", `${"a.".repeat(4000)}globex.localhost`, 404],
  ])("%s opens nothing", async (_name, host, status) => {
    const reply = await visit(host);
    expect({ status: reply.status, leaks: leaksIn(reply, nobody) }).toEqual({ status, leaks: [] });
    expect(headerFaults(reply)).toEqual([]);
    expect(reply.headers.location ?? "/maintenance").toMatch(/^\/maintenance/);
  });

  test.each(["x-forwarded-host", "x-host", "x-original-host", "forwarded", "x-forwarded-server"])(
    "is not taken from %s",
    async (name) => {
      const claimed = name === "forwarded" ? `host=acme.${server.root}` : `acme.${server.root}`;
      const headers = { [name]: claimed };
      const reply = await ask(port, { host: `globex.${server.root}`, path: "/about", headers });
      expect({ status: reply.status, leaks: leaksIn(reply, nobody) }).toEqual({
        status: 307,
        leaks: [],
      });
    },
  );

  test("decides whose page it is, and never what was asked for before", async () => {
    const acme = await visit(`acme.${server.root}`);
    expect(acme.status).toBe(200);
    expect(leaksIn(acme, nobody, ["a page of a website"])).toEqual([]);
    expect((await visit(`globex.${server.root}`)).status).toBe(307);
  });
});
