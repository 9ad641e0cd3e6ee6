import { readdirSync } from "node:fs";
import path from "node:path";

const SOURCE = /\.(?:ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;

/** Folders that hold nothing anyone wrote: installed, built, generated, served as they are. */
const NOT_OURS = [
  /^\.(?!well-known$)/,
  /^node_modules$/,
  /^coverage$/,
  /^playwright-report$/,
  /^test-results$/,
];
const NOT_OURS_AT = ["lib/db/generated", "public", "next-env.d.ts"];

/** Every source file below the root, sorted, with forward slashes. */
export function listSourceFiles(root: string, folder = ""): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (NOT_OURS.some((name) => name.test(entry.name)) || NOT_OURS_AT.includes(file)) return [];
      if (entry.isDirectory()) return listSourceFiles(root, file);
      return SOURCE.test(entry.name) ? [file] : [];
    })
    .sort();
}
