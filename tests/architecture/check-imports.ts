import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import type { Row } from "./import-row.ts";
import { ROOMS } from "./rooms.ts";
import type { Import, Module } from "./modules.ts";

/**
 * Holds each import of each module against the table.
 * @returns One line for each violation: `file → target: reason`.
 */
export function checkImports(
  root: string,
  modules: readonly Module[],
  table: readonly Row[],
): string[] {
  return modules.flatMap((module) => {
    const row = governingRow(module.file, table);
    if (row === undefined) return [`${module.file}: no row of the table speaks of it`];
    return module.imports.flatMap((entry) => {
      const reason = refusal(root, module.file, { row, entry });
      return reason === null ? [] : [`${module.file} → ${entry.specifier ?? "?"}: ${reason}`];
    });
  });
}

/** The first row whose pattern matches the file. */
export const governingRow = (file: string, table: readonly Row[]): Row | undefined =>
  table.find((row) => matches(file, row.files));

function refusal(
  root: string,
  file: string,
  { row, entry }: { row: Row; entry: Import },
): string | null {
  if (entry.specifier === null) {
    return row.mayImport.includes("?") ? null : "what it loads is computed at run time";
  }
  const target = pathOf(file, entry.specifier);
  if (target === null) return refusedPackage(entry.specifier, row);
  if (!existsSync(path.join(root, target)) && !target.startsWith("lib/db/generated/")) {
    return "no such file (write the extension)";
  }
  return isOwn(file, target) ? null : refusedFile(target, { row, entry });
}

/** Where a module names another: the path from the root; null for a package. */
export function pathOf(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return path.posix.normalize(specifier.slice(2));
  if (!specifier.startsWith(".")) return null;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function refusedPackage(specifier: string, { never }: Row): string | null {
  const name = isBuiltin(specifier) ? `node:${specifier.replace(/^node:/, "")}` : specifier;
  const rule = never.find((pattern) => matches(name, pattern));
  return rule === undefined ? null : `never ${rule}`;
}

function refusedFile(target: string, { row, entry }: { row: Row; entry: Import }): string | null {
  const rule = row.never.find((pattern) => matches(target, pattern));
  if (rule !== undefined) return `never ${rule}`;
  const admitted = row.mayImport.some((pattern) =>
    pattern.endsWith(" (types)")
      ? entry.typeOnly && matches(target, pattern.slice(0, -" (types)".length))
      : matches(target, pattern),
  );
  return admitted ? null : `not listed for ${row.files}`;
}

/** Whether both stand in the same folder of `lib`, or in the same top-level folder. */
function isOwn(file: string, target: string): boolean {
  const room = (name: string) => {
    const [top, second] = name.split("/");
    return top === "lib" ? `lib/${second}` : top;
  };
  const narrow = /^lib\/(?:gates\/[^/]+\/verify|site-access\/(?:record|site-sources))\.ts$/;
  return file.includes("/") && room(file) === room(target) && !narrow.test(file);
}

function matches(name: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace("<feature>", `(?!(?:${ROOMS.join("|")})/)[^/]+`)
    .replaceAll("**", "\u0000")
    .replaceAll("*", "[^/]*")
    .replaceAll("\u0000", ".*");
  return new RegExp(`^${source}$`).test(name);
}
