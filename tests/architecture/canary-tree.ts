import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Builds a small source tree in a folder of its own, lets `look` at it and removes it again. */
export function withTree<Result>(
  files: Readonly<Record<string, string>>,
  look: (root: string) => Result,
): Result {
  const root = mkdtempSync(path.join(tmpdir(), "gatehouse-canary-"));
  try {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), source);
    }
    return look(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
