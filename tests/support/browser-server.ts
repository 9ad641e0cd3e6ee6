import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../scripts/lib/free-port.ts";

const root = path.join(import.meta.dirname, "..", "..");

/** A production server with the demo organizations, for tests from outside. */
export type DemoServer = {
  /** Where `demo.json` lies. */
  readonly data: string;
  /** Stops the server and its database, and removes its data. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the product as a person would, on a free port and in a data folder of its own.
 * @throws Error with the end of its log when it is not ready within four minutes.
 */
export async function startDemoServer(): Promise<DemoServer> {
  const data = mkdtempSync(path.join(tmpdir(), "gatehouse-e2e-"));
  const port = await freePort(3131);
  const log = path.join(data, "start.log");
  const output = openSync(log, "a");
  const options = ["--demo", "--port", String(port), "--data", data];
  const child = spawn(process.execPath, ["scripts/start.mjs", ...options], {
    cwd: root,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const stop = async () => {
    await end(child);
    rmSync(data, { recursive: true, force: true });
  };
  if (await isReady({ child, port, data })) return { data, stop };
  const story = readFileSync(log, "utf8").slice(-4000);
  await stop();
  throw new Error(`The server did not become ready. Its last words:\n${story}`);
}

type Starting = { child: ChildProcess; port: number; data: string };

async function isReady({ child, port, data }: Starting): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < 240_000; await delay(250)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const answer = await fetch(`http://localhost:${port}/api/ready`).catch(() => null);
    if (answer?.status === 200 && existsSync(path.join(data, "demo.json"))) return true;
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  child.kill("SIGTERM");
  await Promise.race([ended, delay(30_000, undefined, { ref: false })]);
  child.kill("SIGKILL");
}
