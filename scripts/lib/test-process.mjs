import { spawn } from "node:child_process";

/** Process groups that still run; ended together when the test command itself is stopped. */
const groups = new Set();

/**
 * Runs a command to its end, with its output shown as it comes and without input.
 * It lives in a process group of its own, so that nothing it started outlives it: whatever prints
 * later would follow the last line.
 * @param {string[]} command Program and arguments.
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, limit: number }} options `limit` in milliseconds.
 * @returns {Promise<number>} The exit code; 124 after the limit, 127 when it could not be started.
 */
export function runProcess([program, ...args], options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    });
    const { pid } = child;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void endGroup(pid);
    }, options.limit);
    if (pid !== undefined) groups.add(pid);
    child.once("error", (error) => {
      clearTimeout(timer);
      process.stderr.write(`${program} could not be started: ${error.message}\n`);
      resolve(127);
    });
    child.once("exit", async (code) => {
      clearTimeout(timer);
      await endGroup(pid);
      if (late) process.stderr.write(`Stopped after ${options.limit / 1000} s.\n`);
      resolve(late ? 124 : (code ?? 1));
    });
  });
}

/** Ends everything that still runs, for Ctrl-C and a stop from outside. */
export async function endProcesses() {
  await Promise.all([...groups].map(endGroup));
}

/** Asks a group to end, and insists after ten seconds. */
async function endGroup(pid) {
  if (pid === undefined) return;
  for (let step = 0; step < 100 && signalGroup(pid, step === 0 ? "SIGTERM" : 0); step += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  signalGroup(pid, "SIGKILL");
  groups.delete(pid);
}

/** Whether the group still had a process to signal. */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
