import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, withHole, type Sql } from "@/lib/tenancy/sql.ts";
import { madeOnce } from "./made-once.ts";
import type { EntryQuestion } from "./question.ts";
import { includedFrom, readIncludedRows } from "./read-included.ts";
import { askFor, rowsSql } from "./read-rows.ts";
import type { OneAnswer } from "./resource.ts";
import { parseSelection, type Selection } from "./selection.ts";
import type { Source } from "./source.ts";
import { shownNames, toResource } from "./to-resource.ts";

/**
 * Reads one entry of a source; null when there is none for the caller. What was asked before of the same
 * source object, of whichever entry, is not read and compiled again. @throws BadParameter.
 */
export async function findOne(
  scope: Scope,
  source: Source,
  { id, ...question }: EntryQuestion & { id: string },
): Promise<OneAnswer | null> {
  const compiled = compiledFor(source, question);
  const { selection, statementOf } = compiled;
  const rows = await askFor(scope, source, statementOf(id));
  const [row] = rows;
  if (row === undefined) return null;
  const batches = await readIncludedRows(scope, { source, rows }, selection);
  return madeOnce(compiled, [rows, ...batches.map((batch) => batch.rows)], () => ({
    item: toResource(row, source, selection),
    included: includedFrom(batches, { source, rows }, selection),
  }));
}

/** A question about one entry of a source, whichever it is. */
type Compiled = { readonly selection: Selection; readonly statementOf: (id: string) => Sql };

const known = new WeakMap<Source, BoundedMap<string, Compiled>>();

function compiledFor(source: Source, question: EntryQuestion): Compiled {
  const questions = known.get(source) ?? new BoundedMap<string, Compiled>(20);
  known.set(source, questions);
  const key = JSON.stringify(question);
  const compiled = questions.get(key) ?? compile(source, question);
  questions.set(key, compiled);
  return compiled;
}

function compile(source: Source, question: EntryQuestion): Compiled {
  const selection = parseSelection(question, source);
  const names = shownNames(source, selection, selection.include);
  const idSql = source.fields.get("id")?.sql ?? sql`NULL`;
  const statementOf = withHole((id) =>
    rowsSql(source, { names, keys: [], where: sql`${idSql} = ${id}::uuid`, tail: sql`LIMIT 1` }),
  );
  return { selection, statementOf };
}
