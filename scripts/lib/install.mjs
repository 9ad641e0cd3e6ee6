import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether every package of the lock file is installed.
 * @param {string} project
 */
export function packagesAreCurrent(project) {
  // @NOTE npm writes this file last, so it also tells of an installation that was cut short.
  const installed = changedAt(join(project, "node_modules", ".package-lock.json"));
  return installed > 0 && installed >= changedAt(join(project, "package-lock.json"));
}

/**
 * Runs `npm ci`. Nothing outside the package registry is asked: Prisma's install script would
 * download an engine that is never used, and lefthook's would put hooks into the clone, unless `CI`.
 * @param {string} project
 * @param {AbortSignal} signal
 * @throws Error with `advice` for the operator.
 */
export async function installPackages(project, signal) {
  try {
    accessSync(project, constants.W_OK);
  } catch {
    throw failure(`Packages have to be installed, and ${project} cannot be written.`, WRITABLE);
  }
  const [program, ...first] = npm();
  const wanted = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const { code, output } = await run(program, [...first, ...wanted, "--loglevel=error"], {
    cwd: project,
    signal,
    env: { ...process.env, CI: "1", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (code === 0) return;
  throw failure(`npm ci failed:\n${lastLines(output)}`, "See that the package registry answers.");
}

const WRITABLE = "Copy the project to a folder of yours, or start it as the one who owns it.";

/** npm as the one that started us, so that the same version installs; else the one in the path. */
function npm() {
  const started = process.env.npm_execpath;
  return started?.endsWith(".js") ? [process.execPath, started] : ["npm"];
}

function run(program, parameters, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", (error) => {
      const missing = error.code === "ENOENT";
      reject(missing ? failure("npm is not installed.", "Install Node with npm.") : error);
    });
    child.once("close", (code) => resolve({ code, output }));
  });
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const lastLines = (text) => text.trimEnd().split("\n").slice(-12).join("\n");

const failure = (message, advice) => Object.assign(new Error(message), { advice });
