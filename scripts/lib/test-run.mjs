import { existsSync, readFileSync } from "node:fs";
import { createFloor } from "./test-floor.mjs";
import { endProcesses, runProcess } from "./test-process.mjs";
import { lastLine } from "./test-report.mjs";

/**
 * Runs stages, shows each with its output and duration, prints the last line and sets the exit code.
 * A stage that fails does not keep the others from reporting what they know, except those that need
 * its result.
 * @param {string} root The repository.
 * @param {{ first: Stage[], rounds: Round[] }} plan All of `first` must pass before any round can
 *   begin; they make no counts, unless they fail. Rounds follow one another.
 * @typedef {import("./test-stages.mjs").Stage} Stage
 * @typedef {import("./test-stages.mjs").Round} Round
 */
export async function runStages(root, { first, rounds }) {
  const stop = new AbortController();
  stop.signal.addEventListener("abort", () => void endProcesses());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => stop.abort());
  const floor = createFloor((text) => void process.stdout.write(text));
  const run = { root, floor, signal: stop.signal, results: new Map() };
  await runPlan({ first, rounds }, run);
  if (stop.signal.aborted) run.results.set("the run", failed("the run", "stopped from outside"));
  await endProcesses();
  const names = [...first, ...rounds.flat(2)].map(({ name }) => name);
  const results = [...names, "the run"].flatMap((name) => run.results.get(name) ?? []);
  conclude(results.filter(({ name, failed: wrong }) => wrong > 0 || !isPreparation(first, name)));
}

const isPreparation = (first, name) => first.some((stage) => stage.name === name);

async function runPlan({ first, rounds }, run) {
  for (const stage of first) {
    await runLane([stage], run);
    if (run.signal.aborted || run.results.get(stage.name).failed > 0) return;
  }
  for (const round of rounds) await Promise.all(round.map((lane) => runLane(lane, run)));
}

async function runLane(lane, run) {
  for (const stage of lane) {
    if (run.signal.aborted) return;
    const speaker = run.floor.enter();
    run.results.set(stage.name, await runStage(stage, { ...run, say: speaker.say }));
    speaker.end();
  }
}

async function runStage(stage, { root, results, signal, say }) {
  const needed = results.get(stage.after);
  say(`\n── ${stage.name} ──\n`);
  if (needed !== undefined && needed.failed > 0) {
    say(`not run, because «${stage.after}» failed\n`);
    return failed(stage.name, `not run, because «${stage.after}» failed`);
  }
  const started = performance.now();
  const exitCode = await (stage.work?.(signal) ?? runCommands(root, { ...stage, say }));
  const count = stage.count(readReport(stage.report), exitCode);
  const seconds = (performance.now() - started) / 1000;
  const result = { ...count, name: stage.name, seconds };
  say(`── ${describe(result)}\n`);
  return result;
}

async function runCommands(root, { commands, env, limit, say }) {
  for (const command of commands) {
    const options = { cwd: root, env: testEnvironment(env), limit, say };
    const exitCode = await runProcess(command, options);
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
    // @NOTE They write to a pipe: whether anybody sees colours is known here alone.
    ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
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
