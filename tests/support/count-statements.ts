import pg from "pg";

/** How many statements PostgreSQL gets while something runs, on every connection of the process. */
export async function countStatements(run: () => Promise<unknown>): Promise<number> {
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  let count = 0;
  prototype.query = function counted(this: unknown, ...given: unknown[]) {
    count += 1;
    return query.apply(this, given);
  };
  try {
    await run();
    return count;
  } finally {
    prototype.query = query;
  }
}
