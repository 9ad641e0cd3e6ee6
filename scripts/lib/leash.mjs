import { isMainThread } from "node:worker_threads";

/**
 * Preloaded into the web server: ends it when the process that started it is gone, however that
 * ended. Standard input is the leash; nothing is ever written to it.
 * @NOTE A worker thread preloads the same files as its process, and has no standard input to hold.
 */
if (isMainThread && process.env.GATEHOUSE_LEASH === String(process.ppid)) {
  process.stdin.on("end", () => process.exit(0));
  process.stdin.resume();
  process.stdin.unref();
}
