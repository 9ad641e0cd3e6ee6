import { join } from "node:path";
import { countPlaywright, countStatic, countVitest } from "./test-report.mjs";

const MINUTE = 60_000;

/**
 * @NOTE A build of its own, for tests alone: the product has no switch that turns the wall off. The
 * attack suite runs against it too, because the wall is never the authority (first law).
 */
const WALL_OFF = { GATEHOUSE_BUILD: ".next-wall-off", GATEHOUSE_TEST_BUILD: "wall-off" };

/**
 * One stage of the test command.
 * @typedef {object} Stage
 * @property {string} name
 * @property {(signal: AbortSignal) => Promise<number>} [work] Done in this process; gives an exit code.
 * @property {string[][]} [commands] Run in order; the first that fails ends the stage.
 * @property {number} [limit] Milliseconds for each command.
 * @property {(report: string | null, exitCode: number) => import("./test-report.mjs").Count} count
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [report] Where the last command writes its JSON report.
 * @property {string} [after] Runs only when the stage of this name, of an earlier round, passed.
 */

/**
 * Lanes that run side by side, each its stages one after the other: what computes on one core or
 * waits stands beside what would leave the second one idle. Two cores are what this is made for.
 * @typedef {Stage[][]} Round
 */

/**
 * What must stand before any stage can: generated code, which is never in the repository.
 * @returns {Stage}
 */
export function preparation() {
  const types = tool("next/dist/bin/next", "typegen");
  return stage("generated code", [script("build.ts", "--client"), types]);
}

/**
 * The fast part, for every save: no database, no build, no browser.
 * @param {string} reports Folder for JSON reports.
 * @returns {Round[]}
 */
export function fastRounds(reports) {
  const format = tool("prettier/bin/prettier.cjs", "--check", "--log-level", "warn", ".");
  return [
    [
      [
        stage("lint", [tool("oxlint/bin/oxlint", "--type-aware", "--deny-warnings")]),
        stage("types", [tool("typescript/bin/tsc", "--noEmit", "--pretty", "false")]),
        vitestStage("architecture", reports),
        stage("dead code", [tool("knip/bin/knip.js", "--no-progress")]),
      ],
      [stage("format", [format])],
    ],
    [[vitestStage("unit", reports)]],
  ];
}

/**
 * The rest: real PostgreSQL, production build, real browser. Each lane has databases and ports of
 * its own.
 * @param {string} reports Folder for JSON reports.
 * @returns {Round[]}
 */
export function slowRounds(reports) {
  const built = "production build";
  return [
    [
      [vitestStage("integration", reports)],
      [
        stage("drift", [script("drift.ts")]),
        vitestStage("crash", reports),
        buildStage(built, {}),
        buildStage("build without the wall", WALL_OFF),
      ],
    ],
    [
      [{ ...vitestStage("attack", reports), after: built }],
      [{ ...vitestStage("own-servers", reports), after: built }],
    ],
    [[{ ...browserStage(reports), after: built }]],
  ];
}

function stage(name, commands) {
  return { name, commands, limit: 5 * MINUTE, count: (_report, exitCode) => countStatic(exitCode) };
}

function buildStage(name, env) {
  return { ...stage(name, [script("build.ts")]), limit: 8 * MINUTE, env };
}

function vitestStage(project, reports) {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const command = tool("vitest/vitest.mjs", "run", "--project", project, ...reporters);
  return { name: project, commands: [command], limit: 25 * MINUTE, count: countVitest, report };
}

function browserStage(reports) {
  const report = join(reports, "end-to-end.json");
  return {
    name: "end-to-end",
    commands: [tool("@playwright/test/cli.js", "test", "--reporter=list,json")],
    limit: 35 * MINUTE,
    count: countPlaywright,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
  };
}

/** @NOTE `node` on a tool's own file: the shell wrappers in `.bin` differ between systems. */
function tool(file, ...args) {
  return [process.execPath, join("node_modules", file), ...args];
}

const script = (file, ...args) => [
  process.execPath,
  "--import",
  "tsx",
  join("scripts", file),
  ...args,
];
