import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, type Reply } from "../../support/attack/ask.ts";
import { headerFaults, leaksIn, type Mark } from "../../support/attack/leaks.ts";
import { hostOf, type Host } from "../../support/attack/places.ts";
import { startAttackServer, type RunningServer } from "../../support/attack/server.ts";

/**
 * In this server Next's middleware lets everything pass, and neither stamps nor dresses it. What it
 * answers soundly all the same was judged by the server's own mount.
 */
let running: RunningServer;

beforeAll(async () => {
  running = await startAttackServer("intact, before an absent one");
}, 300_000);

afterAll(() => running.stop(), 60_000);

const nobody = "nobody at all";
type Row = {
  readonly host: Host;
  readonly path: string;
  readonly status: number;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly shows?: readonly Mark[];
};

const askFor = ({ host, path, method = "GET", headers = {} }: Row): Promise<Reply> =>
  ask(running.server.port, { host: hostOf(running.server, host), path, method, headers });

const page = ["a page of a website"] as const;
const rows: readonly Row[] = [
  { host: "acme", path: "/about/team", status: 200, shows: page },
  { host: "acme", path: "/about/team", method: "HEAD", status: 200 },
  { host: "acme", path: "/about/team", status: 405, method: "POST" },
  { host: "acme", path: "/no-such-page", status: 404, shows: page },
  { host: "acme", path: "/admin", status: 404 },
  { host: "acme", path: "/site.css", status: 200 },
  { host: "acme", path: "/feed.xml", status: 200, shows: page },
  { host: "globex", path: "/about/team", status: 307 },
  { host: "globex", path: "/maintenance", status: 200 },
  { host: "globex", path: "/api/guest/challenge", status: 200 },
  { host: "root", path: "/", status: 307 },
  { host: "root", path: "/login", status: 200 },
  { host: "root", path: "/login/", status: 308 },
  { host: "root", path: "/login.rsc", status: 200 },
  // @NOTE Where Next sends the client router whose digest of its headers is not the one it knows.
  { host: "root", path: "/login?_rsc=1", status: 307, headers: { rsc: "1" } },
  { host: "root", path: "/admin/acme", status: 401 },
  { host: "root", path: "/admin/acme", status: 401, headers: { rsc: "1" } },
  { host: "root", path: "/admin/acme", status: 401, headers: { "x-middleware-subrequest": "1" } },
  { host: "root", path: "/no-such-page", status: 404 },
  { host: "root", path: "/icon.svg", status: 200 },
  { host: "root", path: "/icon.svg", status: 206, headers: { range: "bytes=0-9" } },
  { host: "root", path: "/_next/static/chunks/none.js", status: 404 },
  { host: "root", path: "/_next/image?url=%2Ficon.svg&w=64&q=75", status: 404 },
  { host: "root", path: "/_next/data/build/admin.json", status: 404 },
  { host: "root", path: "/.well-known/jwks.json", status: 200, shows: ["a hash or a key"] },
  { host: "root", path: "/api/auth/csrf", status: 200 },
];

test.each(rows.map((row) => [`${row.method ?? "GET"} ${row.host}: ${row.path}`, row] as const))(
  "the server's own mount judges %s",
  async (_name, row) => {
    const reply = await askFor(row);
    const { status, shows = [] } = row;
    expect({ status: reply.status, faults: headerFaults(reply) }).toEqual({ status, faults: [] });
    expect(leaksIn(reply, nobody, shows)).toEqual([]);
  },
);
