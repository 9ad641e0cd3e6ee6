import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, withHole, type Sql } from "@/lib/tenancy/sql.ts";
import { leadsTo } from "./field.ts";
import type { Resource } from "./resource.ts";
import { askFor, idsAt, rowsSql, type Row } from "./read-rows.ts";
import type { IncludeTree, Selection } from "./selection.ts";
import { shownNames, toResource } from "./to-resource.ts";
import type { Source } from "./source.ts";

/** Entries as one statement found them. */
export type Batch = { readonly source: Source; readonly rows: readonly Row[] };

/** Reads what entries refer to: one statement for each relationship, however many entries there are. */
export async function readIncludedRows(
  scope: Scope,
  primary: Batch,
  selection: Selection,
): Promise<readonly Batch[]> {
  const found: Batch[] = [];
  const walk = async (from: Batch, tree: IncludeTree): Promise<void> => {
    for (const [name, branch] of tree) {
      const source = targetOf(from.source, name);
      const rows = await readTargets(scope, { rows: from.rows, name, source, branch }, selection);
      found.push({ source, rows });
      await walk({ source, rows }, branch);
    }
  };
  await walk(primary, selection.include);
  return found;
}

/** Those entries, each once and none that is there already. */
export function includedFrom(
  batches: readonly Batch[],
  primary: Batch,
  selection: Selection,
): readonly Resource[] {
  const known = new Set(primary.rows.map(({ id }) => `${primary.source.type}/${id}`));
  const found: Resource[] = [];
  for (const { source, rows } of batches) {
    for (const row of rows) {
      const key = `${source.type}/${row.id}`;
      if (!known.has(key)) found.push(toResource(row, source, selection));
      known.add(key);
    }
  }
  return found;
}

/** Both. */
export const readIncluded = async (
  scope: Scope,
  primary: Batch,
  selection: Selection,
): Promise<readonly Resource[]> =>
  includedFrom(await readIncludedRows(scope, primary, selection), primary, selection);

function targetOf(from: Source, name: string): Source {
  const field = from.fields.get(name);
  const to = field === undefined ? null : leadsTo(field);
  const target = to === null ? null : from.related(to);
  if (target === null) throw new Error(`${from.name} leads nowhere by ${name}.`);
  return target;
}

/** @NOTE One and the same, as rows that are kept are. */
const NONE: readonly Row[] = [];

type Step = Batch & { readonly name: string; readonly branch: IncludeTree };

function readTargets(scope: Scope, step: Step, selection: Selection): Promise<readonly Row[]> {
  const ids = new Set(step.rows.flatMap((row) => idsAt(row, step.name)));
  if (ids.size === 0) return Promise.resolve(NONE);
  return askFor(scope, step.source, statementFor(step, selection)([...ids]));
}

/** Reads the entries of a source that have these ids. */
type StatementOf = (ids: readonly string[]) => Sql;

/** By source and by what is shown of its entries. */
const known = new WeakMap<Source, BoundedMap<string, StatementOf>>();

function statementFor({ source, branch }: Step, selection: Selection): StatementOf {
  const statements = known.get(source) ?? new BoundedMap<string, StatementOf>(20);
  known.set(source, statements);
  const chosen = selection.chosen.get(source.type);
  const key = JSON.stringify([chosen === undefined ? null : [...chosen], [...branch.keys()]]);
  const statementOf = statements.get(key) ?? compile(source, shownNames(source, selection, branch));
  statements.set(key, statementOf);
  return statementOf;
}

function compile(source: Source, names: ReadonlySet<string>): StatementOf {
  const id = source.fields.get("id")?.sql ?? sql`NULL`;
  return withHole<readonly string[]>((ids) =>
    rowsSql(source, {
      ...{ names, keys: [] },
      where: sql`${id} = ANY(${ids}::uuid[])`,
      tail: sql`ORDER BY ${id}`,
    }),
  );
}
