import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installation } from "./test-install.mjs";
import { runStages } from "./test-run.mjs";
import { preparation } from "./test-stages.mjs";

const root = join(import.meta.dirname, "..", "..");

/**
 * Runs stages in the repository, after installing what is missing and generating what is not kept.
 * @param {(reports: string) => import("./test-stages.mjs").Stage[]} choose
 */
export async function runTests(choose) {
  const reports = mkdtempSync(join(tmpdir(), "gatehouse-reports-"));
  try {
    await runStages(root, {
      first: [...installation(root), preparation()],
      rest: choose(reports),
    });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
