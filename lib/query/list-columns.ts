import type { FieldKind } from "./field.ts";
import type { IncludeTree, Selection } from "./selection.ts";
import type { Source } from "./source.ts";

/** A column of a list that is shown as a table; of what is included: after where it stands. */
export type ListColumn = {
  /** Names from the entry on: `["author", "title"]` is the title of the author that is included. */
  readonly path: readonly string[];
  readonly kind: FieldKind;
};

/**
 * The columns that a selection shows, whatever rows there will be: in the order in which fields were
 * chosen, else in that of the collection. What an included entry shows follows the relationship.
 */
export const listColumns = (
  source: Source,
  { chosen, include }: Selection,
): readonly ListColumn[] => [
  { path: ["id"], kind: "id" },
  ...columnsAt(source, { chosen, include, above: [] }),
];

type At = Selection & { readonly above: readonly string[] };

function columnsAt(source: Source, { chosen, include, above }: At): ListColumn[] {
  const names = [...(chosen.get(source.type) ?? source.fields.keys())];
  return names.flatMap((name) => {
    const field = source.fields.get(name);
    if (field === undefined || name === "id") return [];
    const path = [...above, name];
    return [{ path, kind: field.kind }, ...included(source, name, { chosen, include, above })];
  });
}

function included(source: Source, name: string, { chosen, include, above }: At): ListColumn[] {
  const branch: IncludeTree | undefined = include.get(name);
  const target = branch === undefined ? null : source.related(source.fields.get(name)?.to ?? "");
  if (branch === undefined || target === null) return [];
  return columnsAt(target, { chosen, include: branch, above: [...above, name] });
}
