import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, packagesAreCurrent } from "./install.mjs";
import { createSteps } from "./steps.mjs";
import { countStatic } from "./test-report.mjs";
import { runStages } from "./test-run.mjs";
import { preparation } from "./test-stages.mjs";

const root = join(import.meta.dirname, "..", "..");

/**
 * Runs stages in the repository, after installing what is missing and generating what is not kept.
 * @param {(reports: string) => import("./test-stages.mjs").Round[]} choose
 */
export async function runTests(choose) {
  const reports = mkdtempSync(join(tmpdir(), "gatehouse-reports-"));
  try {
    await runStages(root, { first: [installation(), preparation()], rounds: choose(reports) });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** @returns {import("./test-stages.mjs").Stage} */
function installation() {
  const work = async (signal) => {
    if (packagesAreCurrent(root)) return 0;
    const install = () => installPackages(root, signal);
    try {
      await createSteps().run("Installing packages (npm ci)", install);
      return 0;
    } catch (error) {
      process.stderr.write(`${error.message}\n${error.advice ?? ""}\n`);
      return 1;
    }
  };
  return { name: "packages", work, count: (_report, exitCode) => countStatic(exitCode) };
}
