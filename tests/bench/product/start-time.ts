import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../../scripts/lib/free-port.ts";

/** Milliseconds until `/api/ready` says yes, and MiB of resident memory after a while of nothing. */
export type Start = { readonly ms: number; readonly server: number; readonly all: number };

const IDLE_MS = 10_000;
const root = path.join(import.meta.dirname, "..", "..", "..");

/**
 * Starts the built product with its embedded database, twice on one data folder: the first start makes
 * the database, the second is the one that an operator sees each day.
 */
export async function measureStarts(): Promise<{ readonly first: Start; readonly next: Start }> {
  const data = mkdtempSync(path.join(tmpdir(), "gatehouse-start-"));
  try {
    return { first: await startOnce(data), next: await startOnce(data) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function startOnce(data: string): Promise<Start> {
  const port = await freePort();
  const began = performance.now();
  const parameters = ["scripts/start.mjs", "--port", String(port), "--data", data];
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: "ignore" });
  const exited = once(child, "exit");
  try {
    await untilReady(child, port);
    const ms = performance.now() - began;
    await delay(IDLE_MS);
    return { ms, ...memoryOf(child.pid ?? 0) };
  } finally {
    child.kill("SIGTERM");
    await exited;
  }
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://localhost:${port}/api/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await delay(20);
  }
  throw new Error("The product ended before it was ready. Is there a build?");
}

/** Of the web server's own process, and of everything below the command that was given. */
function memoryOf(pid: number): { server: number; all: number } {
  const tree = processes().filter(({ above }) => above.includes(pid));
  const sum = (of: readonly Known[]) => of.reduce((total, { memory }) => total + memory, 0);
  return {
    server: sum(tree.filter(({ command }) => command.includes("server.mjs"))),
    all: sum(tree),
  };
}

type Known = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly memory: number;
};

function processes(): (Known & { readonly above: readonly number[] })[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => knownOf(Number(name)) ?? []);
  const byId = new Map(all.map((one) => [one.pid, one]));
  const above = (of: Known): number[] => {
    const parent = byId.get(of.parent);
    return parent === undefined ? [of.pid] : [of.pid, ...above(parent)];
  };
  return all.map((one) => ({ ...one, above: above(one) }));
}

/** Undefined for one that has ended meanwhile. */
function knownOf(pid: number): Known | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    const figure = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? "0");
    return { pid, command, parent: figure("PPid"), memory: figure("VmRSS") / 1024 };
  } catch {
    return undefined;
  }
}
