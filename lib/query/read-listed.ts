import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql } from "@/lib/tenancy/sql.ts";
import type { EntryQuestion } from "./question.ts";
import { readIncluded } from "./read-included.ts";
import { readRows } from "./read-rows.ts";
import type { Resource } from "./resource.ts";
import { parseSelection } from "./selection.ts";
import type { Source } from "./source.ts";
import { shownNames, toResource } from "./to-resource.ts";

type Listed = EntryQuestion & { readonly ids: readonly string[] };

/**
 * Reads the entries of a source that a list names, in its order; those that are not there for the
 * caller are left out. @throws BadParameter.
 */
export async function readListed(
  scope: Scope,
  source: Source,
  { ids, ...question }: Listed,
): Promise<{ readonly items: readonly Resource[]; readonly included: readonly Resource[] }> {
  const selection = parseSelection(question, source);
  if (ids.length === 0) return { items: [], included: [] };
  const idSql = source.fields.get("id")?.sql ?? sql`NULL`;
  const rows = await readRows(scope, source, {
    names: shownNames(source, selection, selection.include),
    keys: [],
    where: sql`${idSql} IN (${joinSql(ids.map((id) => sql`${id}::uuid`))})`,
    tail: sql``,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  return {
    items: inOrder.map((row) => toResource(row, source, selection)),
    included: await readIncluded(scope, { source, rows: inOrder }, selection),
  };
}
