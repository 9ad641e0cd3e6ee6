import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../../../../scripts/lib/free-port.ts";
import { processesAsked } from "../../../../scripts/lib/lead-workers.mjs";

// A bound for what hangs.
vi.setConfig({ testTimeout: 30_000 });

test.each([
  [undefined, 1],
  ["", 1],
  ["1", 1],
  ["8", 8],
  ["auto", Math.min(8, availableParallelism())],
])("WEB_CONCURRENCY=%s asks for %s", (asked, processes) => {
  expect(processesAsked(asked)).toBe(processes);
});

test.each(["0", "9", "-1", "1.5", "two", " 2", "1e0", "AUTO"])(
  "WEB_CONCURRENCY=%s is refused in words",
  (asked) => {
    expect(() => processesAsked(asked)).toThrow("from 1 to 8, or auto");
  },
);

/** A server that is a process id and no more: it dies where it is asked to, and never serves where told so. */
const PROGRAM = `
import cluster from "node:cluster";
import { createServer } from "node:http";
import { leadWorkers } from ${JSON.stringify(
  pathToFileURL(path.join(import.meta.dirname, "../../../../scripts/lib/lead-workers.mjs")).href,
)};
if (cluster.isPrimary) leadWorkers(2);
else if (process.env.FAILS) process.exit(3);
else {
  const server = createServer((request, response) => {
    if (request.url === "/die") process.exit(7);
    response.setHeader("connection", "close").end(String(process.pid));
  });
  server.listen(Number(process.env.PORT), "127.0.0.1");
  process.once("SIGTERM", () => server.close(() => process.exit(0)));
}`;

const running: ChildProcess[] = [];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-workers-"));
  writeFileSync(path.join(folder, "server.mjs"), PROGRAM);
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Led = { readonly leader: ChildProcess; readonly port: number; readonly said: string[] };

async function lead(env: Record<string, string> = {}): Promise<Led> {
  const port = await freePort();
  const leader = spawn(process.execPath, [path.join(folder, "server.mjs")], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  running.push(leader);
  const said: string[] = [];
  leader.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  return { leader, port, said };
}

/** Who answers; empty where nobody does. */
const whoAnswers = (port: number, address = "/"): Promise<string> =>
  new Promise((resolve) => {
    const request = get({ port, host: "127.0.0.1", path: address, agent: false }, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString()));
      response.on("end", () => resolve(text));
    });
    request.on("error", () => resolve(""));
  });

async function allWhoAnswer(port: number): Promise<Set<string>> {
  const answers = await Promise.all(Array.from({ length: 10 }, () => whoAnswers(port)));
  return new Set(answers);
}

const bothAnswer = (port: number) =>
  vi.waitUntil(
    async () => {
      const all = await allWhoAnswer(port);
      return all.size === 2 && !all.has("") && all;
    },
    { timeout: 20_000, interval: 50 },
  );

const isAlive = (pid: string): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

describe("processes that serve together", () => {
  test("answer on one port, and end with the one that leads when it is told to", async () => {
    const { leader, port } = await lead();
    const pids = [...(await bothAnswer(port))];
    leader.kill("SIGTERM");
    expect(await once(leader, "exit")).toEqual([0, null]);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(await whoAnswers(port)).toBe("");
  });

  test("do not outlive the one that leads, however that ended", async () => {
    const { leader, port } = await lead();
    const pids = [...(await bothAnswer(port))];
    leader.kill("SIGKILL");
    await expect.poll(() => pids.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });

  test("are as many again after one of them ended by itself, which the log says", async () => {
    const { port, said } = await lead();
    const before = await bothAnswer(port);
    await whoAnswers(port, "/die");
    const after = await vi.waitUntil(
      async () => {
        const all = await bothAnswer(port);
        return [...all].some((pid) => !before.has(pid)) && all;
      },
      { timeout: 20_000, interval: 50 },
    );
    expect([...after].filter((pid) => before.has(pid))).toHaveLength(1);
    expect(JSON.parse(said.join(""))).toMatchObject({ level: "error", code: 7 });
  });

  test("end as the first one did, where none of them ever served", async () => {
    const { leader } = await lead({ FAILS: "1" });
    expect(await once(leader, "exit")).toEqual([3, null]);
  });
});
