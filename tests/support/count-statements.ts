import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

const counting = new AsyncLocalStorage<{ count: number }>();

/**
 * How many statements PostgreSQL gets because of something that runs, on every connection of the
 * process. What goes on beside it, such as a notice that an earlier deed left behind, is not its own.
 */
export async function countStatements(run: () => Promise<unknown>): Promise<number> {
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  const own = { count: 0 };
  prototype.query = function counted(this: unknown, ...given: unknown[]) {
    const store = counting.getStore();
    if (store !== undefined) store.count += 1;
    return query.apply(this, given);
  };
  try {
    await counting.run(own, run);
    return own.count;
  } finally {
    prototype.query = query;
  }
}
