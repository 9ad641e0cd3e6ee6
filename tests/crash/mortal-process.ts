import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../../scripts/lib/free-port.ts";

/** A process of the product that is killed and started again, at one address. */
export type Mortal = {
  readonly address: string;
  /** SIGKILL, wherever it is, and another in its place. */
  readonly killAndReplace: () => Promise<void>;
  /** How often it was killed. */
  readonly deaths: () => number;
  readonly end: () => Promise<void>;
};

const HOST = path.join(import.meta.dirname, "host.ts");

/**
 * Starts it, and keeps a second one standing by: what takes time is reading the code, which loses
 * nothing when it is killed.
 */
export async function startMortal(env: Readonly<Record<string, string>>): Promise<Mortal> {
  const port = await freePort();
  let deaths = 0;
  let live = await begin(await standBy(env), port);
  let next = standBy(env);
  next.catch(() => undefined); // whoever needs it hears of it
  return {
    address: `http://127.0.0.1:${port}`,
    deaths: () => deaths,
    killAndReplace: async () => {
      const ready = await next;
      await kill(live);
      deaths += 1;
      live = await begin(ready, port);
      next = standBy(env);
    },
    end: async () => {
      await Promise.all([kill(live), next.then(kill)]);
    },
  };
}

async function standBy(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", HOST], {
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
