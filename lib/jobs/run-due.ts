import { runTaskListOnce, type TaskList } from "graphile-worker";
import type pg from "pg";
import { jobPool } from "./job-pool.ts";
import { jobLogger, tasksFor, type Announcing } from "./job-tasks.ts";
import { releaseStale } from "./release-stale.ts";

/** What came of a run: jobs that were done, that failed and are tried again, and that are still due. */
export type RunCounts = { readonly done: number; readonly failed: number; readonly left: number };

export type RunOptions = Announcing & {
  readonly connectionString: string;
  /** Milliseconds after which no further job is begun. */
  readonly within: number;
};

let running: Promise<RunCounts> | null = null;

/**
 * Does the jobs that are due now, one after the other, for a host on which no process stays. Whoever
 * asks while it runs hears what came of that run: each has connections, and two do no more than one.
 * @throws Error when the database is away.
 */
export function runDue(options: RunOptions): Promise<RunCounts> {
  running ??= run(options).finally(() => {
    running = null;
  });
  return running;
}

async function run({ connectionString, ...options }: RunOptions): Promise<RunCounts> {
  const pool = jobPool(connectionString);
  try {
    await releaseStale(pool);
    const counts = await work(pool, options);
    return { ...counts, left: await countDue(pool) };
  } finally {
    await pool.end();
  }
}

type Counts = { done: number; failed: number };

async function work(
  pool: pg.Pool,
  { announce, within }: Omit<RunOptions, "connectionString">,
): Promise<Counts> {
  const counts = { done: 0, failed: 0 };
  const until = performance.now() + within;
  const client = await pool.connect();
  try {
    const options = { noHandleSignals: true, logger: jobLogger };
    // @NOTE A worker that is stopped before it began never ends: it is stopped by its own jobs alone.
    const afterEach = (): void => {
      if (performance.now() > until) void worker.gracefulShutdown();
    };
    const tasks = counting(tasksFor({ announce }), { counts, afterEach });
    const worker = runTaskListOnce(options, tasks, client);
    await worker.promise;
    return counts;
  } finally {
    client.release();
  }
}

type Counting = { readonly counts: Counts; readonly afterEach: () => void };

function counting(tasks: TaskList, { counts, afterEach }: Counting): TaskList {
  const counted = Object.entries(tasks).map(([name, task]): [string, typeof task] => [
    name,
    async (payload, helpers) => {
      try {
        await task?.(payload, helpers);
        counts.done += 1;
      } catch (error) {
        counts.failed += 1;
        throw error;
      } finally {
        afterEach();
      }
    },
  ]);
  return Object.fromEntries(counted);
}

async function countDue(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker.jobs
     WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts`,
  );
  return rows[0]?.count ?? 0;
}
