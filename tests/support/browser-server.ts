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

/** Where a server listens and what its process is told besides; a port of its own if unsaid. */
export type DemoServerOptions = { readonly port?: number; readonly env?: Record<string, string> };

/**
 * Starts the product as a person would, on a free port and in a data folder of its own.
 * @throws Error with the end of its log when it is not ready within four minutes.
 */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<DemoServer> {
  const data = mkdtempSync(path.join(tmpdir(), "gatehouse-e2e-"));
  const port = options.port ?? (await freePort());
  const log = path.join(data, "start.log");
  const output = openSync(log, "a");
  const parameters = ["--demo", "--port", String(port), "--data", data];
  const child = spawn(process.execPath, ["scripts/start.mjs", ...parameters], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const ready = await isReady({ child, port, data });
  const stop = async () => {
    const died = hasEnded(child);
    await end(child);
    const story = readFileSync(log, "utf8").slice(-4000);
    rmSync(data, { recursive: true, force: true });
    if (died || !ready)
      throw new Error(`The server was not ready, or ended by itself. Its last words:\n${story}`);
  };
  if (!ready) await stop();
  return { data, stop };
}

type Starting = { child: ChildProcess; port: number; data: string };

async function isReady({ child, port, data }: Starting): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < 240_000; await delay(250)) {
    if (hasEnded(child)) return false;
    const answer = await fetch(`http://localhost:${port}/api/ready`).catch(() => null);
    if (answer?.status === 200 && existsSync(path.join(data, "demo.json"))) return true;
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  child.kill("SIGTERM");
  await Promise.race([ended, delay(30_000, undefined, { ref: false })]);
  child.kill("SIGKILL");
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;
