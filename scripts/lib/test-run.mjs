import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { endProcesses, runProcess } from "./test-process.mjs";
import { lastLine } from "./test-report.mjs";

/**
 * Runs stages one after the other, shows each with its duration, prints the last line and sets the
 * exit code. A stage that fails does not keep the others from reporting what they know, except
 * those that need its result.
 * @param {string} root The repository.
 * @param {{ first: Stage[], rest: Stage[] }} stages All of `first` must pass before any of `rest`
 *   can run; they make no counts, unless they fail.
 * @typedef {import("./test-stages.mjs").Stage} Stage
 */
export async function runStages(root, { first, rest }) {
  const stop = new AbortController();
  const stopped = once(stop.signal, "abort").then(() => null);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => stop.abort());
  const results = [];
  for (const stage of [...first, ...rest]) {
    const result = await Promise.race([
      runStage(root, stage, { results, signal: stop.signal }),
      stopped,
    ]);
    results.push(result ?? failed(stage.name, "stopped from outside"));
    if (result === null || (first.includes(stage) && result.failed > 0)) break;
  }
  await endProcesses();
  conclude(results.filter(({ name, failed: wrong }) => wrong > 0 || !isPreparation(first, name)));
}

const isPreparation = (first, name) => first.some((stage) => stage.name === name);

async function runStage(root, stage, { results, signal }) {
  const needed = results.find((result) => result.name === stage.after);
  process.stdout.write(`\n── ${stage.name} ──\n`);
  if (needed !== undefined && needed.failed > 0) {
    process.stdout.write(`not run, because «${stage.after}» failed\n`);
    return failed(stage.name, `not run, because «${stage.after}» failed`);
  }
  const started = performance.now();
  const exitCode = await (stage.work?.(signal) ?? runCommands(root, stage));
  const count = stage.count(readReport(stage.report), exitCode);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`── ${describe({ ...count, name: stage.name, seconds })}\n`);
  return { ...count, name: stage.name, seconds };
}

async function runCommands(root, { commands, env, limit }) {
  for (const command of commands) {
    const exitCode = await runProcess(command, { cwd: root, env: testEnvironment(env), limit });
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

/**
 * The tools' environment. Telemetry and update checks stay off: a test reaches no foreign host.
 */
function testEnvironment(env) {
  return {
    CI: "1",
    TZ: "UTC",
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    // @NOTE `prisma generate` needs no schema engine, but would download one when it finds none.
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
    ...env,
  };
}

function readReport(path) {
  return path !== undefined && existsSync(path) ? readFileSync(path, "utf8") : null;
}

const failed = (name, note) => ({ name, passed: 0, failed: 1, notes: [note], seconds: 0 });

function describe({ name, passed, failed: wrong, notes, seconds }) {
  const remarks = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `${name}: ${passed} passed, ${wrong} failed in ${seconds.toFixed(1)} s${remarks}`;
}

function conclude(results) {
  const lines = results.map((result) => `${result.failed === 0 ? "✓" : "✗"} ${describe(result)}`);
  process.stdout.write(`\n${lines.join("\n")}\n\n${lastLine(results)}\n`);
  process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
}
