import { compareSync, hashSync } from "bcryptjs";

/**
 * Plain JavaScript, because a worker thread is started by path and gets no loader: neither Next's
 * bundler nor tsx stands before it.
 *
 * @param {{ kind: "hash", text: string, cost: number } | { kind: "compare", text: string, hash: string }} task
 * @returns {string | boolean}
 */
export default function work(task) {
  return task.kind === "hash" ? hashSync(task.text, task.cost) : compareSync(task.text, task.hash);
}
