import cluster from "node:cluster";
import { availableParallelism } from "node:os";

/** @NOTE Each has ten connections to the database and more, and PostgreSQL lets in a hundred as it comes. */
const MOST = 8;
const PAUSE_MS = 1_000;

/**
 * How many processes are to serve: one if unsaid, `auto` one for each core, at most eight.
 * @param {string} [asked] WEB_CONCURRENCY.
 * @returns {number}
 * @throws {Error} for anything else.
 */
export function processesAsked(asked = "") {
  if (asked === "auto") return Math.min(MOST, availableParallelism());
  if (asked !== "" && !/^[1-8]$/.test(asked)) {
    throw new Error(`WEB_CONCURRENCY is a number from 1 to ${MOST}, or auto, not "${asked}".`);
  }
  return Number(asked || "1");
}

/**
 * Has processes like this one serve together, on one port, until this one is told to end or is gone. One
 * that ends by itself is replaced; where none of them ever listened, all of it ends as the first did.
 * @param {number} count
 */
export function leadWorkers(count) {
  let isEnding = false;
  let hasServed = false;

  /** @param {number} code */
  const end = (code) => {
    if (isEnding) return;
    isEnding = true;
    const workers = Object.values(cluster.workers ?? {});
    const ended = workers.map((worker) => new Promise((resolve) => worker?.once("exit", resolve)));
    for (const worker of workers) worker?.process.kill("SIGTERM");
    void Promise.all(ended).then(() => process.exit(code));
  };

  const begin = () => {
    if (isEnding) return;
    const worker = cluster.fork({ WEB_CONCURRENCY: String(count) });
    worker.once("listening", () => {
      hasServed = true;
    });
    worker.once("exit", (code, signal) => {
      if (isEnding) return;
      if (!hasServed) return end(code || 1);
      say("One of the server's processes ended by itself; another takes its place.", code, signal);
      setTimeout(begin, PAUSE_MS);
    });
  };

  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => end(0));
  for (let begun = 0; begun < count; begun += 1) begin();
}

/**
 * As the log of the product (`lib/kernel/log.ts`), which this process does not load.
 * @param {string} message
 * @param {number} code
 * @param {string} signal
 */
function say(message, code, signal) {
  const time = new Date().toISOString();
  process.stderr.write(`${JSON.stringify({ time, level: "error", message, code, signal })}\n`);
}
