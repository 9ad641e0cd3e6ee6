import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { compileFilter } from "./compile-filter.ts";
import { narrowedByKeys } from "./narrowed-by-keys.ts";
import { parseFilter } from "./parse-filter.ts";
import { readQuestion, takeSearch, type Sought } from "./search.ts";
import type { Source } from "./source.ts";

/** What a filter asks of a source: which rows, and which words of them. */
export type Asking = {
  /** Null: no words are looked for. */
  readonly words: string | null;
  readonly found: Sought | null;
  /** What stands after the source's FROM. */
  readonly joined: Sql;
  /** Beside the source's WHERE. */
  readonly where: Sql;
};

/**
 * Reads a filter over a source, and the words that it looks for: those take a statement.
 * @throws BadParameter for what is no filter over the source's fields, and for words where there is
 * nothing to search, as for a field that is not there.
 */
export async function readAsking(scope: Scope, source: Source, raw: unknown): Promise<Asking> {
  const { words, filter } = takeSearch(raw ?? {});
  const parsed = parseFilter(filter, source);
  const found = words === null ? null : await soughtIn(scope, source, words);
  const where = sql`(${compileFilter(parsed, source)}) AND ${narrowedByKeys(parsed, source.fields)}`;
  if (found === null) return { words, found, joined: sql``, where };
  return { words, found, joined: found.joined, where: sql`${where} AND ${found.where}` };
}

async function soughtIn(scope: Scope, { texts }: Source, words: string): Promise<Sought> {
  if (texts === undefined) {
    throw new BadParameter("filter[_search]", "There is no such field to filter by.");
  }
  return texts.sought(await readQuestion(scope, words, texts.locale));
}
