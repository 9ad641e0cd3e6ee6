import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { EntryQuestion } from "./question.ts";
import { readIncluded } from "./read-included.ts";
import { readRows } from "./read-rows.ts";
import type { OneAnswer } from "./resource.ts";
import { parseSelection } from "./selection.ts";
import type { Source } from "./source.ts";
import { shownNames, toResource } from "./to-resource.ts";

/** Reads one entry of a source; null when there is none for the caller. @throws BadParameter. */
export async function findOne(
  scope: Scope,
  source: Source,
  { id, ...question }: EntryQuestion & { id: string },
): Promise<OneAnswer | null> {
  const selection = parseSelection(question, source);
  const idSql = source.fields.get("id")?.sql ?? sql`NULL`;
  const rows = await readRows(scope, source, {
    names: shownNames(source, selection, selection.include),
    keys: [],
    where: sql`${idSql} = ${id}::uuid`,
    tail: sql`LIMIT 1`,
  });
  const [row] = rows;
  if (row === undefined) return null;
  return {
    item: toResource(row, source, selection),
    included: await readIncluded(scope, { source, rows }, selection),
  };
}
