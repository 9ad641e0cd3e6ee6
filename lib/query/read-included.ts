import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql } from "@/lib/tenancy/sql.ts";
import { leadsTo } from "./field.ts";
import type { Resource } from "./resource.ts";
import { idsAt, readRows, type Row } from "./read-rows.ts";
import type { IncludeTree, Selection } from "./selection.ts";
import { shownNames, toResource } from "./to-resource.ts";
import type { Source } from "./source.ts";

/**
 * Reads what entries refer to, each once and none that is there already: one statement for each
 * relationship of the include, however many entries there are.
 */
export async function readIncluded(
  scope: Scope,
  primary: { source: Source; rows: readonly Row[] },
  selection: Selection,
): Promise<readonly Resource[]> {
  const known = new Set(primary.rows.map(({ id }) => `${primary.source.type}/${id}`));
  const found: Resource[] = [];
  const walk = async (from: typeof primary, tree: IncludeTree): Promise<void> => {
    for (const [name, branch] of tree) {
      const source = targetOf(from.source, name);
      const rows = await readTargets(scope, { ...from, name, source, branch }, selection);
      for (const row of rows) {
        const key = `${source.type}/${row.id}`;
        if (!known.has(key)) found.push(toResource(row, source, selection));
        known.add(key);
      }
      await walk({ source, rows }, branch);
    }
  };
  await walk(primary, selection.include);
  return found;
}

function targetOf(source: Source, name: string): Source {
  const field = source.fields.get(name);
  const to = field === undefined ? null : leadsTo(field);
  const target = to === null ? null : source.related(to);
  if (target === null) throw new Error(`${source.name} leads nowhere by ${name}.`);
  return target;
}

type Step = {
  readonly rows: readonly Row[];
  readonly name: string;
  readonly source: Source;
  readonly branch: IncludeTree;
};

function readTargets(scope: Scope, step: Step, selection: Selection): Promise<Row[]> {
  const ids = new Set(step.rows.flatMap((row) => idsAt(row, step.name)));
  if (ids.size === 0) return Promise.resolve([]);
  const id = step.source.fields.get("id")?.sql ?? sql`NULL`;
  const list = joinSql([...ids].map((one) => sql`${one}::uuid`));
  return readRows(scope, step.source, {
    names: shownNames(step.source, selection, step.branch),
    keys: [],
    where: sql`${id} IN (${list})`,
    tail: sql`ORDER BY ${id}`,
  });
}
