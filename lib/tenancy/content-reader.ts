import type { Rows } from "@/lib/trips/trip.ts";
import { contentStateSql, readContentState } from "./content-state.ts";
import { contextSql } from "./context-sql.ts";
import { keep, keptUnder, nameOf } from "./kept-rows.ts";
import type { ScopeOptions } from "./open-scope.ts";
import { askTogether, type Sql } from "./sql.ts";

/** How a reading scope asks. */
type Asking = {
  /** Rows, and with the first of them where the principal stands and the state of content. */
  readonly query: (statement: Sql) => Promise<Rows>;
  /** The state of content as this scope has seen it; where it has not looked, it looks. */
  readonly look: () => Promise<string>;
  readonly hasLooked: () => boolean;
};

/**
 * Reads content in a scope: what is kept where the state is the one it was read in, anew otherwise.
 * @NOTE The state is asked before the rows: what is newer than its state is found out next time.
 */
export function contentReader(
  { principal, locale = null }: ScopeOptions,
  { query, look, hasLooked }: Asking,
): (statement: Sql) => Promise<Rows> {
  const { organizationId } = principal;
  const readAnew = async (statement: Sql, name: string): Promise<Rows> => {
    if (!hasLooked()) {
      const rows = await query(statement);
      return keep(name, await look(), rows);
    }
    const context = contextSql({ principal, locale, reads: true });
    const [, state = [], rows = []] = await askTogether([context, contentStateSql, statement]);
    return keep(name, readContentState(state), rows);
  };
  return async (statement) => {
    const name = nameOf({ organizationId, locale, statement });
    const known = keptUnder(name, organizationId);
    const isStill = known !== undefined && known.state === (await look());
    return isStill ? known.rows : readAnew(statement, name);
  };
}
