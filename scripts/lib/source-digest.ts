import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "./migration-files.ts";

/** Generated, and already stood for by the schema it comes from. */
const SKIPPED = new Set(["generated", "node_modules"]);

/**
 * SHA-256 over the names and contents of files and folders of the project. By content and not by
 * time: a checkout touches files without changing them. What does not exist counts as absent.
 */
export function sourceDigest(sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesIn(path.join(PROJECT, source)))) {
    const content = readFileSync(file);
    hash.update(`${path.relative(PROJECT, file)}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(item: string): string[] {
  const stats = statSync(item, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [item];
  const names = readdirSync(item).toSorted();
  return names
    .filter((name) => !SKIPPED.has(name))
    .flatMap((name) => filesIn(path.join(item, name)));
}
