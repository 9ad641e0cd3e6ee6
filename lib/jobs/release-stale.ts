import type pg from "pg";

/**
 * @NOTE A job's transactions end within fifteen seconds each (lib/tenancy/open-scope.ts), and it has
 * two at most: whoever has held one longer than this is dead.
 */
const STALE = "45 seconds";

/**
 * Gives back the jobs of workers that were killed while they were at it; the library itself would wait
 * four hours. One that is alive after all does it a second time, and finds it done.
 */
export async function releaseStale(pool: pg.Pool): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
     FROM graphile_worker.jobs WHERE locked_at < now() - $1::interval HAVING count(*) > 0`,
    [STALE],
  );
}
