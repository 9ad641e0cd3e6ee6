import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

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
