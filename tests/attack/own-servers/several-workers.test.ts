import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { domainOf, tokenOf } from "../../support/attack/api-credentials.ts";
import { ask, type Reply } from "../../support/attack/ask.ts";
import { startAttackServer, type AttackServer } from "../../support/attack/server.ts";

let server: AttackServer;
const onExit: (() => Promise<void>)[] = [];

// A bound for what hangs.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  const started = await startAttackServer("intact", { env: { WEB_CONCURRENCY: "2" } });
  onExit.push(() => started.stop());
  server = started.server;
}, 400_000);

afterAll(async () => {
  for (const undo of onExit) await undo();
  // Two who listened on, or a leader that waits for them, would be seen here.
  expect(workers()).toEqual([]);
}, 60_000);

/** Processes of a server whose parent is one. */
function workers(): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const servers = lines.flatMap((line) => {
    const [, pid, parent] = /^\s*(\d+)\s+(\d+)\s.*\bserver\.mjs$/.exec(line.trimEnd()) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent) }];
  });
  const all = new Set(servers.map(({ pid }) => pid));
  return servers.filter(({ parent }) => all.has(parent)).map(({ pid }) => pid);
}

const read = (slug: "acme" | "globex", token: string): Promise<Reply> =>
  ask(server.port, {
    host: server.root,
    path: "/api/v1/content/posts",
    headers: { authorization: `Bearer ${token}`, "x-organization": slug },
  });

/** Each on a connection of its own, which go to the processes in turns. */
const statuses = async (slug: "acme" | "globex", token: string): Promise<Set<number>> =>
  new Set(
    (await Promise.all(Array.from({ length: 20 }, () => read(slug, token)))).map(
      ({ status }) => status,
    ),
  );

describe("two processes behind one port", () => {
  test("refuse, at the next request, a domain that was revoked, and nobody else's", async () => {
    expect(workers()).toHaveLength(2);
    const acme = await domainOf(server, "acme");
    const tokens = {
      acme: await tokenOf(server, acme),
      globex: await tokenOf(server, await domainOf(server, "globex")),
    };
    expect(await statuses("acme", tokens.acme)).toEqual(new Set([200]));
    expect(await statuses("globex", tokens.globex)).toEqual(new Set([200]));
    const revoked = await ask(server.port, {
      host: server.root,
      path: `/api/v1/domains/${acme.domainId}/revoke`,
      method: "POST",
      cookie: server.credentials["Acme's admin"],
      headers: { origin: `http://${server.root}`, "x-organization": "acme" },
    });
    expect(revoked.status).toBeLessThan(300);
    expect(await statuses("acme", tokens.acme)).toEqual(new Set([401]));
    expect(await statuses("globex", tokens.globex)).toEqual(new Set([200]));
  });

  test("show each organization its own website and dashboard", async () => {
    for (let round = 0; round < 6; round += 1) {
      for (const [slug, name] of [
        ["acme", "Acme"],
        ["globex", "Globex"],
      ] as const) {
        const cookie = server.credentials[`${name}'s admin`];
        const shown = await ask(server.port, { host: server.root, path: `/admin/${slug}`, cookie });
        expect([slug, shown.status]).toEqual([slug, 200]);
        const other = slug === "acme" ? "globex" : "acme";
        const hidden = await ask(server.port, {
          host: server.root,
          path: `/admin/${other}`,
          cookie,
        });
        expect([other, hidden.status]).toEqual([other, 404]);
      }
    }
  });

  test("go on when one of them is killed, and are two again", async () => {
    const token = await tokenOf(server, await domainOf(server, "globex"));
    const [killed = 0, left] = workers();
    process.kill(killed, "SIGKILL");
    const everybody = () => statuses("globex", token).catch(() => null);
    await expect.poll(everybody, { timeout: 20_000 }).toEqual(new Set([200]));
    await expect.poll(() => workers().length, { timeout: 60_000 }).toBe(2);
    expect(workers()).toContain(left);
    expect(workers()).not.toContain(killed);
    expect(await statuses("globex", token)).toEqual(new Set([200]));
  });
});
