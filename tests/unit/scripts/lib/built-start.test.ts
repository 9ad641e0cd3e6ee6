import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { builtStart, digestOf, startFiles } from "../../../../scripts/lib/built-start.mjs";

let project = "";
beforeEach(() => {
  vi.stubEnv("GATEHOUSE_BUILD", undefined);
  project = mkdtempSync(path.join(tmpdir(), "gatehouse-start-"));
  writeFileSync(path.join(project, "one.ts"), "one");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(project, { recursive: true });
});

function build(): string {
  const { folder, program, sources } = startFiles(project);
  mkdirSync(folder, { recursive: true });
  writeFileSync(program, "");
  writeFileSync(sources, JSON.stringify({ "one.ts": digestOf(path.join(project, "one.ts")) }));
  return pathToFileURL(program).href;
}

test("the start command is taken as it was built", () => {
  const built = build();
  expect(builtStart(project)).toBe(built);
});

test.each([
  ["there is none", () => undefined],
  ["one of its sources changed", () => (build(), writeFileSync(`${project}/one.ts`, "two"))],
  ["one of its sources is gone", () => (build(), rmSync(`${project}/one.ts`))],
  ["it was not built to the end", () => (build(), rmSync(startFiles(project).sources))],
])("nothing is taken where %s", (_, make) => {
  make();
  expect(builtStart(project)).toBeNull();
});

test("each build has a start of its own", () => {
  build();
  vi.stubEnv("GATEHOUSE_BUILD", ".next-other");
  expect(builtStart(project)).toBeNull();
});
