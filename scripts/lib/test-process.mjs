import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** Process groups that still run; ended together when the test command itself is stopped. */
const groups = new Set();

/**
 * Runs a command to its end, with its output passed on as it comes and without input.
 * It lives in a process group of its own, so that nothing it started outlives it: whatever prints
 * later would follow the last line.
 * @param {string[]} command Program and arguments.
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, limit: number, say: (text: string) => void }} options
 *   `limit` in milliseconds.
 * @returns {Promise<number>} The exit code; 124 after the limit, 127 when it could not be started.
 */
export async function runProcess([program, ...args], { cwd, env, limit, say }) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", say);
  const closed = once(child, "close").catch(() => undefined);
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void endGroup(pid);
  }, limit);
  try {
    const [code] = await once(child, "exit");
    await endGroup(pid);
    // @NOTE Whoever left the group may hold its output open: what it says then is not waited for.
    await Promise.race([closed, delay(2000, undefined, { ref: false })]);
    if (late) say(`Stopped after ${limit / 1000} s.\n`);
    return late ? 124 : (code ?? 1);
  } catch (error) {
    say(`${program} could not be started: ${error.message}\n`);
    return 127;
  } finally {
    clearTimeout(timer);
  }
}

/** Ends everything that still runs, for Ctrl-C and a stop from outside. */
export async function endProcesses() {
  await Promise.all([...groups].map(endGroup));
}

/** Asks a group to end, and insists after ten seconds. */
async function endGroup(pid) {
  if (pid === undefined) return;
  for (let step = 0; step < 100 && signalGroup(pid, step === 0 ? "SIGTERM" : 0); step += 1) {
    await delay(100);
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
