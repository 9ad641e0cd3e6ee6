import type { ReactNode } from "react";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { CollectionFor, FieldFor } from "@/lib/content/collection-for.ts";
import type { Titles } from "./links-of.ts";
import { listAddress, SORTABLE, sortedBy, type ListSearch } from "./list-query.ts";
import { ValueText } from "./value-text.tsx";

type ContentTableProps = {
  readonly collection: CollectionFor;
  readonly entries: readonly ContentEntry[];
  readonly titles: Titles;
  readonly base: string;
  readonly search: ListSearch;
  readonly empty: ReactNode;
};

/** Entries with a column for each field that fits, the title first. */
export function ContentTable(props: ContentTableProps) {
  const { collection, entries, base, empty } = props;
  return (
    <Table
      caption={collection.name}
      columns={listedFields(collection).map((field, index) => columnOf(field, index, props))}
      rows={entries}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
      empty={empty}
    />
  );
}

/** More columns than this are read on the entry's own page. */
const MOST_COLUMNS = 6;
const TOO_LONG: ReadonlySet<string> = new Set(["long-text", "json"]);

function listedFields({ fields, titleField }: CollectionFor): readonly FieldFor[] {
  const shown = fields.filter(
    ({ mayRead, kind, hidden }) => mayRead && !hidden && !TOO_LONG.has(kind),
  );
  const title = shown.filter(({ name }) => name === titleField);
  return [...title, ...shown.filter(({ name }) => name !== titleField)].slice(0, MOST_COLUMNS);
}

function columnOf(
  field: FieldFor,
  index: number,
  { collection, titles, base, search }: ContentTableProps,
): Column<ContentEntry> {
  const { name, label, kind } = field;
  const isNumber = kind === "integer" || kind === "decimal";
  const sorted = sortedBy(collection, search.sort);
  const direction = sorted?.name === name ? sorted.direction : undefined;
  const next = direction === "asc" ? `-${name}` : name;
  const address = listAddress(base, { ...search, after: "", before: "" }, { sort: next });
  return {
    key: name,
    header: label,
    cell: (entry) => <ValueText entry={entry} field={field} titles={titles} />,
    ...(isNumber ? { align: "end" as const, tight: true } : {}),
    ...(index > 3 ? { from: "lg" as const } : {}),
    ...(SORTABLE.has(kind) ? { sort: { href: address, direction } } : {}),
  };
}
