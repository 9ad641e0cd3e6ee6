import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { withTree } from "./canary-tree.ts";
import { barrels, forgeries, impurities, strayDefaultExports } from "./laws.ts";
import { parseModules, type Module } from "./modules.ts";
import { listSourceFiles } from "./source-files.ts";

const root = path.join(import.meta.dirname, "..", "..");
const files = listSourceFiles(root);
const modules = parseModules(root, files);
const product = modules.filter(({ file }) => !/^(?:tests|scripts)\//.test(file));

const moduleOf = (file: string, source: string): Module =>
  withTree({ [file]: source }, (folder) => parseModules(folder, [file])[0]!);

describe("the policy engine", () => {
  test.each([
    "export async function x() {}",
    "export const x = async () => 1;",
    "export const x = () => new Date();",
    "export const x = () => Date.now();",
    "export const x = process.env.ROOT;",
    "export const x = Math.random();",
    "export const x = () => Promise.resolve(1);",
    "export const x = await y;",
    "export const x = globalThis.fetch;",
  ])("is found impure by: %s", (source) => {
    expect(impurities(moduleOf("lib/access/x.ts", source))).not.toEqual([]);
  });

  test("depends on its arguments alone", () => {
    const engine = modules.filter(({ file }) => file.startsWith("lib/access/"));
    expect(engine.length).toBeGreaterThan(0);
    expect(engine.flatMap(impurities)).toEqual([]);
  });
});

describe("a capability", () => {
  test.each([
    ["lib/content/x.ts", "export const x = {} as Scope;"],
    ["lib/content/x.ts", "export const x = {} as unknown as Scope;"],
    ["lib/content/x.ts", "export const x = [{}] as Scope[];"],
    ["app/x.ts", 'export const x = {} as Permit<"entry.publish">;'],
    ["lib/usecase/x.ts", "export const isPermit = (x: unknown): x is Permit => true;"],
    ["lib/tenancy/x.ts", "export const x = {} as Permit;"],
    ["lib/content/x.ts", 'import { issuePermit } from "@/lib/access/permit.ts";'],
    ["lib/access/x.ts", 'export { issuePermit } from "./permit.ts";'],
  ])("made in %s is found: %s", (file, source) => {
    expect(forgeries(moduleOf(file, source))).toHaveLength(1);
  });

  test("may be used, and its members named, anywhere", () => {
    const source =
      'export const x = (scope: Scope, permit: Permit) => permit.id as Scope["requestId"];';
    expect(forgeries(moduleOf("lib/content/x.ts", source))).toEqual([]);
  });

  test("is made at home only: a Scope by lib/tenancy, a Permit by lib/access", () => {
    expect(product.flatMap(forgeries)).toEqual([]);
  });
});

describe("a module", () => {
  test("with a default export that nobody demands is found", () => {
    const source = "export default 1;";
    expect(strayDefaultExports(moduleOf("lib/content/x.ts", source))).toHaveLength(1);
    expect(strayDefaultExports(moduleOf("lib/content/page.ts", source))).toHaveLength(1);
    expect(strayDefaultExports(moduleOf("app/page.tsx", source))).toEqual([]);
    const renamed = "const x = 1; export { x as default };";
    expect(strayDefaultExports(moduleOf("app/x.ts", renamed))).toHaveLength(1);
  });

  test("has a default export only where a tool demands one", () => {
    expect(modules.flatMap(strayDefaultExports)).toEqual([]);
  });

  test("that only passes on is found", () => {
    const source = 'export * from "./a.ts"; export { b } from "./b.ts";';
    expect(barrels(moduleOf("lib/content/index.ts", source))).toHaveLength(1);
  });

  test("is no barrel", () => {
    expect(modules.flatMap(barrels)).toEqual([]);
  });
});

describe("the size of a file", () => {
  const lines = (file: string): number =>
    readFileSync(path.join(root, file), "utf8").trimEnd().split("\n").length;

  test("is 250 lines at most, 400 for tests", () => {
    const limit = (file: string) => (file.startsWith("tests/") ? 400 : 250);
    expect(files.filter((file) => lines(file) > limit(file))).toEqual([]);
  });

  test("is typically around 60 lines: half of the product's files are no longer than 75", () => {
    const sizes = product.map(({ file }) => lines(file)).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(75);
  });
});

test("at most 15 files of the product touch the database client", () => {
  const touching = product.filter(
    ({ file, imports }) =>
      file.startsWith("lib/db/") ||
      imports.some(({ specifier }) => specifier?.startsWith("@/lib/db/") === true),
  );
  expect(touching.length).toBeGreaterThan(0);
  expect(touching.map(({ file }) => file).slice(15)).toEqual([]);
});
