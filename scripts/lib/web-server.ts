import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { get } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { type InstanceSettings, serverEnvironment } from "./instance-environment.ts";
import { PROJECT } from "./migration-files.ts";
import type { Run } from "./run.ts";
import { StepFailed } from "./step-failed.ts";

export type WebServer = {
  /** The exit code, once it has ended by itself or been stopped; null when a signal ended it. */
  readonly ended: Promise<number | null>;
};

const SECONDS_TO_ANSWER = { start: 60, dev: 180 };
const SECONDS_TO_STOP = 10;

/**
 * Starts Next and waits until it gives any HTTP answer. It ends with this process, and Ctrl-C does
 * not reach it before us.
 * @throws StepFailed when it ends before, or takes too long.
 */
export function serve({ mode, options, steps, signal, undo }: Run, settings: InstanceSettings) {
  return steps.run("Web server", async (tell) => {
    tell(settings.self);
    if (mode === "start") forgetKeptPages();
    const child = launch(mode, options, { ...process.env, ...serverEnvironment(settings) });
    const ended = new Promise<number | null>((resolve) => {
      child.once("error", () => resolve(1));
      child.once("exit", resolve);
    });
    undo.push(() => stop(child, ended));
    await untilAnswers(ended, { settings, mode, signal });
    return { ended };
  });
}

/** @NOTE No run asks for what another kept; the files would only gather. */
function forgetKeptPages(): void {
  const build = path.join(PROJECT, process.env["GATEHOUSE_BUILD"] ?? ".next");
  rmSync(path.join(build, "cache", "fetch-cache"), { recursive: true, force: true });
}

function launch(
  mode: Run["mode"],
  { port, host }: Run["options"],
  env: NodeJS.ProcessEnv,
): ChildProcess {
  const leash = pathToFileURL(path.join(PROJECT, "scripts", "lib", "leash.mjs")).href;
  const child = spawn(process.execPath, ["--import", leash, ...programOf(mode, port, host)], {
    cwd: PROJECT,
    env: {
      ...env,
      PORT: String(port),
      HOST: host,
      NODE_ENV: mode === "dev" ? "development" : "production",
      GATEHOUSE_LEASH: String(process.pid),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  passOn(child, mode);
  return child;
}

/** Our own server for people, as it stands: nothing translates it at the start. Next's for whoever develops. */
export function programOf(mode: Run["mode"], port: number, host: string): string[] {
  if (mode === "start") return ["server.mjs"];
  const next = path.join(PROJECT, "node_modules/next/dist/bin/next");
  return [next, mode, "--port", String(port), "--hostname", host];
}

async function untilAnswers(
  ended: Promise<number | null>,
  run: { settings: InstanceSettings; mode: Run["mode"]; signal: AbortSignal },
): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const advice = "Its own message stands above.";
  const until = Date.now() + SECONDS_TO_ANSWER[run.mode] * 1000;
  while (Date.now() < until) {
    run.signal.throwIfAborted();
    if (over.signal.aborted)
      throw new StepFailed("The web server ended before it answered.", advice);
    if (await answers(`${run.settings.self}/api/health`)) return;
    await sleep(100);
  }
  throw new StepFailed(`The web server did not answer on ${run.settings.self}.`, advice);
}

/** @NOTE Not fetch: it would keep its connection, and Next waits for open ones when it stops. */
function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(address, { agent: false, timeout: 30_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}

/** Next's own greeting names addresses that are not quite ours. */
const GREETING =
  /^\s*(?:▲ Next\.js|- (?:Local|Network|Environments|Experiments).*:|✓ (?:Starting|Ready|Running next.config)|$)/;

function passOn(child: ChildProcess, mode: Run["mode"]): void {
  if (!child.stdout) return;
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (mode === "dev" || !GREETING.test(line)) process.stdout.write(`${line}\n`);
  });
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const patience = sleep(SECONDS_TO_STOP * 1000, "late" as const, { ref: false });
  if ((await Promise.race([ended, patience])) === "late") child.kill("SIGKILL");
  await ended;
}
