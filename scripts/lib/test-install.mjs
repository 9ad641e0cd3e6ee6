import { statSync } from "node:fs";
import { join } from "node:path";
import { countStatic } from "./test-report.mjs";

/**
 * The stage that installs packages; none when they are there and as new as the lock file.
 * @param {string} root The repository.
 * @returns {import("./test-stages.mjs").Stage[]}
 */
export function installation(root) {
  // @NOTE npm writes this file last, so it also tells of an installation that was cut short.
  const installed = changedAt(join(root, "node_modules", ".package-lock.json"));
  if (installed >= changedAt(join(root, "package-lock.json"))) return [];
  const command = [...npm(), "ci", "--no-audit", "--no-fund"];
  const count = (_report, exitCode) => countStatic(exitCode);
  return [{ name: "packages", commands: [command], limit: 600_000, count }];
}

/** npm as the one that started us, so that the same version installs; else the one in the path. */
function npm() {
  const started = process.env.npm_execpath;
  return started === undefined ? ["npm"] : [process.execPath, started];
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
