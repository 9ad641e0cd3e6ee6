import type pg from "pg";

/**
 * @NOTE A job's transactions end within fifteen seconds each (lib/tenancy/open-scope.ts), and it has
 * two at most: whoever has held one longer than this is dead.
 */
const STALE = "45 seconds";

/**
 * Gives back the jobs of workers that were killed while they were at it; the library itself would wait
 * four hours. One that is alive after all does it a second time, and finds it done. Jobs that failed,
 * as while the database was away, are tried again within about a minute, too.
 */
export async function releaseStale(pool: pg.Pool): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
     FROM graphile_worker.jobs WHERE locked_at < now() - $1::interval HAVING count(*) > 0`,
    [STALE],
  );
  // @NOTE After each failure the library waits longer, for hours in the end, and then gives up.
  await pool.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now() + interval '20 seconds',
       attempts := 1)
     FROM graphile_worker.jobs WHERE locked_at IS NULL AND last_error IS NOT NULL
       AND (run_at > now() + interval '1 minute' OR attempts >= max_attempts) HAVING count(*) > 0`,
  );
}
