import { log } from "./log.ts";

type Task = () => Promise<void>;

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & { gatehouseBeforeExit?: Set<Task> };

/** Has something done once before the process ends as it was asked to, after the last answer. */
export function beforeExit(task: Task): void {
  keeper.gatehouseBeforeExit ??= new Set();
  keeper.gatehouseBeforeExit.add(task);
}

/** Does it, for at most `patience` milliseconds. Never throws. */
export async function finishBeforeExit(patience: number): Promise<void> {
  const tasks = [...(keeper.gatehouseBeforeExit ?? [])];
  keeper.gatehouseBeforeExit?.clear();
  const done = Promise.allSettled(tasks.map((task) => task())).then((outcomes) => {
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") continue;
      log.error("left undone at the end", { error: outcome.reason as unknown });
    }
  });
  await Promise.race([done, new Promise((resolve) => void setTimeout(resolve, patience))]);
}
