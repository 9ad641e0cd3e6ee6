import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { freePort } from "../../scripts/lib/free-port.ts";

/** A process of the product that is killed and started again, at one address. */
export type Mortal = {
  readonly address: string;
  /** SIGKILL, wherever it is, and another in its place; what happens `meanwhile` is over by then. */
  readonly killAndReplace: (meanwhile?: () => Promise<unknown>) => Promise<void>;
  /** How often it was killed. */
  readonly deaths: () => number;
  readonly end: () => Promise<void>;
};

const ROOT = path.join(import.meta.dirname, "..", "..");

/** @NOTE In one file: each death costs the time to read the code, and one file takes a fifth of it. */
async function bundleHost(): Promise<string> {
  const file = path.join(ROOT, "node_modules", ".cache", "gatehouse", `crash-${process.pid}.mjs`);
  await build({
    ...{ entryPoints: [path.join(import.meta.dirname, "host.ts")], outfile: file },
    ...{ bundle: true, platform: "node", format: "esm", packages: "external" },
    ...{ alias: { "@": ROOT }, logLevel: "error" },
  });
  return file;
}

/**
 * Starts it, and keeps a second one standing by: what takes time is reading the code, which loses
 * nothing when it is killed.
 */
export async function startMortal(env: Readonly<Record<string, string>>): Promise<Mortal> {
  const port = await freePort();
  const file = await bundleHost();
  const standBy = () => readyProcess(file, env);
  let deaths = 0;
  let live = await begin(await standBy(), port);
  let next = standBy();
  next.catch(() => undefined); // whoever needs it hears of it
  return {
    address: `http://127.0.0.1:${port}`,
    deaths: () => deaths,
    killAndReplace: async (meanwhile) => {
      const ready = await next;
      await kill(live);
      deaths += 1;
      await meanwhile?.();
      live = await begin(ready, port);
      next = standBy();
    },
    end: async () => {
      await Promise.all([kill(live), next.then(kill)]);
      rmSync(file, { force: true });
    },
  };
}

async function readyProcess(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env, TZ: "UTC" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  await said(child, "ready");
  return child;
}

async function begin(child: ChildProcess, port: number): Promise<ChildProcess> {
  const open = said(child, "open");
  child.stdin?.write(`${port}\n`);
  await open;
  return child;
}

/** @NOTE Its log goes to the same place, and is none of our business. */
async function said(child: ChildProcess, word: string): Promise<void> {
  if (child.stdout === null) throw new Error("It has no output.");
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (line === word) return;
  throw new Error(`The process ended before it was ${word}.`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
