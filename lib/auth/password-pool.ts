import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Piscina } from "piscina";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { ownCores } from "@/lib/kernel/own-cores.ts";

type Task =
  | { readonly kind: "hash"; readonly text: string; readonly cost: number }
  | { readonly kind: "compare"; readonly text: string; readonly hash: string };

/** One core stays with the requests; more than four would only burn money on guesses. */
const THREADS = Math.max(1, Math.min(4, ownCores(availableParallelism()) - 1));
/** Tasks that may wait: about five seconds of work at 0.3 s each. */
const WAITING = THREADS * 16;
/** Whose tries are being counted at a time: most of a flood goes no further, and needs no thread. */
const COUNTED = (THREADS + WAITING) * 8;
const IDLE_MS = 30_000;
/** Nobody waits longer than this, whatever became of the thread. */
const PATIENCE_MS = 20_000;

/** @NOTE On globalThis: Next may evaluate a module once per bundle, the machine has its cores once. */
const POOL = Symbol.for("gatehouse.password-pool");
const INSIDE = Symbol.for("gatehouse.password-room");
const BEFORE = Symbol.for("gatehouse.before-password-room");
const holder = globalThis as {
  [POOL]?: Piscina<Task, unknown> | undefined;
  [INSIDE]?: number;
  [BEFORE]?: number;
};

/**
 * Runs one bcrypt computation in a worker thread.
 * @param patience milliseconds; at most, and by default, what anybody is made to wait.
 * @throws Unavailable when as many tasks wait already as the pool takes, or it takes too long.
 */
export async function runPasswordTask(task: Task, patience = PATIENCE_MS): Promise<unknown> {
  const threads = pool();
  try {
    // @NOTE No abort signal: with one, Piscina takes tasks beyond the length of its queue (5.3.2).
    return await Promise.race([threads.run(task), patienceEnds(patience)]);
  } catch (cause) {
    if (cause instanceof TooLate) retire(threads);
    throw new Unavailable(CROWDED, cause);
  }
}

/** What somebody is told who comes in a crowd. */
export const CROWDED = "Too many people are signing in right now. Try again shortly.";

/** Whether somebody who brings a password would be judged now: as many are as the pool takes. */
export const hasPasswordRoom = (): boolean => hasPlace() && (holder[BEFORE] ?? 0) < COUNTED;

const hasPlace = (): boolean =>
  (holder[INSIDE] ?? 0) < THREADS + WAITING && pool().queueSize < WAITING;

/**
 * Demands that somebody who brings a password would be judged now, before anything is looked up for
 * them: in a crowd whoever is refused costs no statement, and no try of theirs is counted.
 * @throws Unavailable when as many are being judged already as the pool takes.
 */
export function requirePasswordRoom(): void {
  if (!hasPasswordRoom()) throw new Unavailable(CROWDED);
}

/** How somebody who brings a password is taken in. */
type Judging<Result> = {
  /** Decides what refuses them without looking at it, such as a limit on tries. */
  readonly count: () => Promise<void>;
  /** Takes that back for whoever then finds no place. */
  readonly takeBack: () => Promise<void>;
  readonly judge: () => Promise<Result>;
};

/**
 * Judges somebody who brings a password: so many at a time as the pool takes, whatever they wait for.
 * Whoever is refused by `count` has taken no place from anybody.
 * @throws Unavailable as `requirePasswordRoom`; whatever `count` and `judge` throw.
 */
export async function inPasswordRoom<Result>(judging: Judging<Result>): Promise<Result> {
  requirePasswordRoom();
  await within(BEFORE, judging.count);
  if (hasPlace()) return within(INSIDE, judging.judge);
  await judging.takeBack();
  throw new Unavailable(CROWDED);
}

async function within<Result>(
  place: typeof INSIDE | typeof BEFORE,
  run: () => Promise<Result>,
): Promise<Result> {
  holder[place] = (holder[place] ?? 0) + 1;
  try {
    return await run();
  } finally {
    holder[place] -= 1;
  }
}

/** What a thread that does not even start looks like from here. */
class TooLate extends Error {}

async function patienceEnds(patience: number): Promise<never> {
  await delay(patience, undefined, { ref: false });
  throw new TooLate("No thread took the task in time.");
}

/**
 * Gives those who come from now on new threads. The old ones finish what others have given them,
 * and end when nobody can be waiting for them any more.
 */
function retire(threads: Piscina<Task, unknown>): void {
  if (holder[POOL] !== threads) return;
  holder[POOL] = undefined;
  setTimeout(() => void threads.destroy(), PATIENCE_MS).unref();
}

/** Ends the worker threads, for tests and commands that must exit. */
export async function closePasswordPool(): Promise<void> {
  const running = holder[POOL];
  holder[POOL] = undefined;
  await running?.destroy();
}

function pool(): Piscina<Task, unknown> {
  holder[POOL] ??= new Piscina<Task, unknown>({
    // @NOTE From the project's root and not from import.meta.url, which a bundler rewrites.
    filename: resolve(process.cwd(), "lib/auth/bcrypt.worker.mjs"),
    minThreads: 0,
    maxThreads: THREADS,
    maxQueue: WAITING,
    idleTimeout: IDLE_MS,
    // @NOTE A thread needs none of what its process was started with: preloads, loaders, secrets.
    execArgv: [],
    env: {},
  });
  return holder[POOL];
}
