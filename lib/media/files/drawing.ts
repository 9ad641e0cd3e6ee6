import { availableParallelism } from "node:os";
import { Unavailable } from "@/lib/kernel/errors.ts";

/** @NOTE Half of the machine: people wait for pages meanwhile. */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));
const MOST_WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** Does work with images when its turn comes. @throws Unavailable where too many wait already. */
export async function drawing<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Unavailable();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
