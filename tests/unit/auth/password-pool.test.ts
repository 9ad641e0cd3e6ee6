import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { closePasswordPool, runPasswordTask } from "@/lib/auth/password-pool.ts";
import { isTurnedAway, turnAway } from "@/lib/doors/auth/turned-away.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";

const run = promisify(execFile);
afterAll(closePasswordPool);

// What a server is started with: code that a worker thread must not run again, and a secret.
const PRELOADED =
  'import { isMainThread } from "node:worker_threads"; if (!isMainThread) throw new Error("not here");';
const TASK = `
  import { runPasswordTask } from "@/lib/auth/password-pool.ts";
  process.stdout.write(String(await runPasswordTask({ kind: "hash", text: "x", cost: 4 })));`;

test("threads start bare, whatever the server was started with, and let it end", async () => {
  const preloaded = `data:text/javascript,${encodeURIComponent(PRELOADED)}`;
  const parameters = [
    "--import",
    preloaded,
    "--import",
    "tsx",
    "--input-type=module",
    "--eval",
    TASK,
  ];
  const { stdout } = await run(process.execPath, parameters, { timeout: 25_000 });
  expect(stdout).toMatch(/^\$2b\$04\$/);
}, 30_000);

test("a crowd is turned away where passwords are brought, and nowhere else", async () => {
  const login = { method: "POST", url: "/api/v1/auth/login" };
  const form = { method: "POST", url: "/api/auth/callback/credentials" };
  expect([login, form].map(isTurnedAway)).toEqual([false, false]);
  const task = { kind: "hash", text: "x", cost: 4 } as const;
  const crowd = Promise.allSettled(Array.from({ length: 100 }, () => runPasswordTask(task)));
  const others = [
    { ...login, method: "GET" },
    { method: "POST", url: "/api/v1/auth/refresh" },
    { method: "POST", url: "/api/v1/content/posts" },
  ];
  expect([login, form].map(isTurnedAway)).toEqual([true, true]);
  expect(others.map(isTurnedAway)).toEqual([false, false, false]);
  const { status, headers } = turnAway({ requestId: "r" } as Stamp);
  expect([status, Number(headers.get("retry-after")) > 0]).toEqual([503, true]);
  const taken = (await crowd).filter(({ status: outcome }) => outcome === "fulfilled");
  expect(taken.length).toBeLessThan(100);
  expect(isTurnedAway(login)).toBe(false);
});

test("a task that waited too long takes nobody else's with it, and the next one is taken", async () => {
  const cheap = { kind: "hash", text: "x", cost: 4 } as const;
  const others = [runPasswordTask({ ...cheap, cost: 11 }), runPasswordTask(cheap)];
  await expect(runPasswordTask({ ...cheap, cost: 11 }, 1)).rejects.toThrow(Unavailable);
  const hashes = await Promise.all([...others, runPasswordTask(cheap)]);
  expect(hashes.map((hash) => String(hash).slice(0, 7))).toEqual(["$2b$11$", "$2b$04$", "$2b$04$"]);
});
