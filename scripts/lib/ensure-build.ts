import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildStart } from "./build-start.ts";
import { builtStart } from "./built-start.mjs";
import { compressBuilt } from "./compress-built.ts";
import { PROJECT } from "./migration-files.ts";
import { runCommand } from "./run-command.ts";
import type { Run, Tell } from "./run.ts";
import { reasonOf, StepFailed } from "./step-failed.ts";
import { sourceDigest } from "./source-digest.ts";

const CLIENT = path.join(PROJECT, "lib/db/generated");
const CLIENT_SOURCES = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];

/** The build in which tests stand another wall in place of ours, and the only folder it may be in. */
const WALL_OFF = { build: "wall-off", folder: ".next-wall-off" };
const isWallOff = (): boolean => process.env["GATEHOUSE_TEST_BUILD"] === WALL_OFF.build;

const BUILD_SOURCES = [
  ...["app", "lib", "public", "middleware.ts", "prisma/schema.prisma", "package-lock.json"],
  ...[
    "next.config.ts",
    "postcss.config.mjs",
    "tsconfig.json",
    "instrumentation.ts",
    "instrumentation-client.ts",
  ],
  // What a test build stands on besides; it is part of no other.
  ...(isWallOff() ? ["tests/support/open-wall.ts"] : []),
];

/** Secrets and addresses belong to an instance and have no place in a build. */
const PRIVATE = /^(?:GATEHOUSE_(?!BUILD|TEST_BUILD)|DATABASE_|POSTGRES_|EDGE_CONFIG|ROOT$|PORT$)/;

/**
 * Generates Prisma's client and builds the pages, each when it is missing or its sources changed.
 * @throws StepFailed where a test build would take the place of the product's own; whatever fails.
 */
export async function prepareCode(run: Pick<Run, "mode" | "steps" | "signal">): Promise<void> {
  refuseMisplacedTestBuild();
  const { mode, steps, signal } = run;
  if (!matches(CLIENT, CLIENT_SOURCES)) {
    await steps.run("Database client (prisma generate)", () => generateClient(signal));
  }
  if (mode === "dev") return;
  const isBuilt = existsSync(path.join(buildFolder(), "BUILD_ID"));
  if (!isBuilt || !matches(buildFolder(), BUILD_SOURCES)) {
    await steps.run("Production build (next build)", (tell) => buildPages(signal, tell));
  }
  if (builtStart(PROJECT) === null) await keepStart(steps);
}

/** @NOTE A build that cannot be written to serves as well without it: each start takes a little longer. */
async function keepStart(steps: Run["steps"]): Promise<void> {
  await buildStart().catch((cause: unknown) => {
    steps.say(`The start command was not kept with the build: ${reasonOf(cause)}`);
  });
}

function refuseMisplacedTestBuild(): void {
  if (!isWallOff() || process.env["GATEHOUSE_BUILD"] === WALL_OFF.folder) return;
  throw new StepFailed(
    `GATEHOUSE_TEST_BUILD=${WALL_OFF.build} would serve this instance without its wall.`,
    `Unset it. Tests set it together with GATEHOUSE_BUILD=${WALL_OFF.folder}.`,
  );
}

async function generateClient(signal: AbortSignal): Promise<void> {
  await runCommand({
    program: process.execPath,
    parameters: ["node_modules/prisma/build/index.js", "generate"],
    advice: "Mend prisma/schema.prisma and start again.",
    signal,
  });
  stamp(CLIENT, CLIENT_SOURCES);
}

/** Knows no port and no secret, so that any instance can serve the result. */
async function buildPages(signal: AbortSignal, tell: Tell): Promise<void> {
  rmSync(stampIn(buildFolder()), { force: true });
  const kept = Object.entries(process.env).filter(([name]) => !PRIVATE.test(name));
  const env = { ...Object.fromEntries(kept), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await runCommand({
    program: process.execPath,
    parameters: ["node_modules/next/dist/bin/next", "build"],
    env: env as NodeJS.ProcessEnv,
    advice: "Mend what it complains about and start again.",
    signal,
    onLine: tell,
  });
  tell("Compressing");
  await compressBuilt(buildFolder());
  stamp(buildFolder(), BUILD_SOURCES);
  tell("");
}

const buildFolder = (): string => path.join(PROJECT, process.env["GATEHOUSE_BUILD"] ?? ".next");

const stampIn = (folder: string): string => path.join(folder, "gatehouse-sources");

/** @NOTE Both builds stand on one client: to make it anew for each would pull it from under servers. */
function digestOf(folder: string, sources: readonly string[]): string {
  const testBuild = folder === CLIENT ? "" : (process.env["GATEHOUSE_TEST_BUILD"] ?? "");
  return `${sourceDigest(sources)} ${testBuild}`.trim();
}

function matches(folder: string, sources: readonly string[]): boolean {
  const file = stampIn(folder);
  return existsSync(file) && readFileSync(file, "utf8") === digestOf(folder, sources);
}

const stamp = (folder: string, sources: readonly string[]): void =>
  writeFileSync(stampIn(folder), digestOf(folder, sources));
