import { existsSync } from "node:fs";
import path from "node:path";
import { announce, printSetupLink } from "./announce.ts";
import { operatorEnvironment, rootOf, selfOf } from "./instance-environment.ts";
import { migrateDatabase } from "./migrate-database.ts";
import { openDataFolder } from "./open-data-folder.ts";
import { openDatabase } from "./open-database.ts";
import { prepareCode } from "./ensure-build.ts";
import { runCommand } from "./run-command.ts";
import type { Run, Tell } from "./run.ts";
import { StepFailed } from "./step-failed.ts";
import { serve, type WebServer } from "./web-server.ts";

/**
 * Runs an instance until it is told to stop: whatever was started is stopped in reverse order,
 * also when a step in between fails.
 * @throws StepFailed, or the reason of `signal` when it stops a start half-way.
 */
export async function runInstance(given: Omit<Run, "undo">): Promise<void> {
  const run: Run = { ...given, undo: [] };
  try {
    const server = await bringUp(run);
    await Promise.race([untilAborted(run.signal), server.ended]);
    if (!run.signal.aborted) {
      throw new StepFailed("The web server ended.", "Its own message stands above.");
    }
  } finally {
    if (run.signal.aborted) run.steps.say("\nStopping …");
    for (const step of run.undo.toReversed()) await step();
  }
  run.steps.say("Stopped.");
}

async function bringUp(run: Run): Promise<WebServer> {
  const { steps, options, signal } = run;
  const root = rootOf(options.port);
  const self = process.env["GATEHOUSE_SELF"] || selfOf(options.host, options.port);
  const secrets = await steps.run("Data folder", async (tell) => {
    tell(options.data);
    return openDataFolder(run, { root, self });
  });
  const ownerUrl = await openDatabase(run, secrets);
  const settings = { secrets, ownerUrl, data: options.data, root, self };
  const operator = operatorEnvironment(settings);
  signal.throwIfAborted();
  await steps.run("Migrations", async (tell) => {
    const applied = await migrateDatabase(ownerUrl, operator["DATABASE_APP_URL"] ?? "");
    tell(applied.length === 0 ? "up to date" : `${applied.length} applied`);
  });
  await prepareCode(run);
  signal.throwIfAborted();
  const isSeeded = existsSync(path.join(options.data, "demo.json"));
  if (options.demo && !isSeeded) await steps.run("Demo organizations", seedDemo(run, operator));
  const server = await serve(run, settings);
  if (options.demo && isSeeded) await steps.run("Demo organizations", seedDemo(run, operator));
  announce(run, root);
  await printSetupLink(run, operator);
  return server;
}

/**
 * The first time before the server starts: whoever sees it answer finds the demo there. Later there
 * is hardly anything to do, and nobody has to wait for it.
 */
const seedDemo =
  ({ signal }: Run, operator: Record<string, string>) =>
  (tell: Tell): Promise<string> =>
    runCommand({
      program: process.execPath,
      parameters: ["--import", "tsx", "scripts/seed-demo.ts"],
      env: { ...process.env, ...operator },
      advice: "Start again; what is there already stays.",
      signal,
      onLine: tell,
    });

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
