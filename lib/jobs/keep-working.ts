import { runTaskList, type WorkerPool } from "graphile-worker";
import type pg from "pg";
import { log } from "@/lib/kernel/log.ts";
import { jobPool } from "./job-pool.ts";
import { jobLogger, tasksFor, type Announcing } from "./job-tasks.ts";
import { releaseStale } from "./release-stale.ts";

export type Working = { readonly stop: () => Promise<void> };

export type WorkOptions = Announcing & {
  /** The database itself: a pooler that hands out connections by the transaction passes no NOTIFY on. */
  readonly connectionString: string;
};

const AT_ONCE = 2;
/** How often jobs are looked for whose time has come; new ones are heard of. */
const POLL_MS = 2_000;
const RELEASE_MS = 15_000;
const RETRY_MS = 5_000;

/**
 * Does the jobs on this database for as long as this process lives, those first that came due while
 * nobody was there. As many processes may work as there are: each job goes to one. A database that is
 * away is asked again.
 */
export function keepWorking(options: WorkOptions): Working {
  const state: State = { options, pool: jobPool(options.connectionString), stopped: false };
  void work(state);
  return { stop: () => stop(state) };
}

type State = {
  readonly options: WorkOptions;
  readonly pool: pg.Pool;
  stopped: boolean;
  workers?: WorkerPool;
  timer?: NodeJS.Timeout;
};

/** @NOTE Not the library's `run`: that looks for recurring work, too, of which there is none. */
async function work(state: State): Promise<void> {
  try {
    await releaseStale(state.pool);
    if (isStopped(state)) return;
    const times = { concurrency: AT_ONCE, pollInterval: POLL_MS };
    const options = { ...times, noHandleSignals: true, logger: jobLogger };
    const workers = runTaskList(options, tasksFor(state.options), state.pool);
    state.workers = workers;
    keepReleasing(state, workers);
    await workers.promise;
    again(state, "it ended by itself");
  } catch (error) {
    again(state, error instanceof Error ? error.message : String(error));
  }
}

const isStopped = ({ stopped }: State): boolean => stopped;

function again(state: State, reason: string): void {
  clearTimeout(state.timer);
  delete state.workers;
  if (state.stopped) return;
  log.warn("scheduled work waits; it is tried again", { reason });
  state.timer = setTimeout(() => void work(state), RETRY_MS);
  state.timer.unref();
}

function keepReleasing(state: State, workers: WorkerPool): void {
  if (state.stopped || state.workers !== workers) return;
  state.timer = setTimeout(() => {
    releaseStale(state.pool)
      .catch(() => undefined) // the worker itself says that the database is away
      .finally(() => keepReleasing(state, workers));
  }, RELEASE_MS);
  state.timer.unref();
}

async function stop(state: State): Promise<void> {
  if (state.stopped) return;
  state.stopped = true;
  clearTimeout(state.timer);
  try {
    await state.workers?.gracefulShutdown();
  } catch (error) {
    log.warn("scheduled work was left undone", { reason: String(error) });
  }
  await state.pool.end();
}
