import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildStart } from "../../../../scripts/lib/build-start.ts";
import { builtStart, startFiles } from "../../../../scripts/lib/built-start.mjs";
import { PROJECT } from "../../../../scripts/lib/migration-files.ts";

// As deep in the project as every build is.
const BUILD = `.next-start-test-${process.pid}`;
const folder = path.join(PROJECT, BUILD);
beforeEach(() => {
  vi.stubEnv("GATEHOUSE_BUILD", BUILD);
  mkdirSync(folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("the start command is built whole, runs as it is, and is taken from then on", async () => {
  await buildStart();
  const built = builtStart(PROJECT);
  expect(built).not.toBeNull();
  const { runInstance } = (await import(/* @vite-ignore */ built ?? "")) as Record<string, unknown>;
  expect(runInstance).toBeTypeOf("function");
});

test("two who build it at once leave one behind, and nothing beside it", async () => {
  await Promise.allSettled([buildStart(), buildStart()]);
  expect(builtStart(PROJECT)).not.toBeNull();
  expect(readdirSync(folder)).toEqual([path.basename(startFiles(PROJECT).folder)]);
});

test("where nothing can be written it fails, and there is none", async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "no folder");
  await expect(buildStart()).rejects.toThrow("ENOTDIR");
  expect([builtStart(PROJECT), existsSync(folder)]).toEqual([null, true]);
});
