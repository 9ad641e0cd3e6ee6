import type { ReactNode } from "react";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { ListField, ListFor } from "@/lib/content/list-for.ts";
import { entryAddress } from "../_editor/entry-address.ts";
import { nameIn } from "./bulk-deed.ts";
import { listAddress, type ListPlace } from "./list-address.ts";
import { ListCell } from "./list-cell.tsx";
import { columnsOf, labelOf, sortOf } from "./list-shape.ts";
import type { ListState } from "./list-state.ts";
import { PageBox, RowBox } from "./selection.tsx";

type EntriesTableProps = {
  readonly list: ListFor;
  readonly state: ListState;
  readonly place: ListPlace;
  readonly entries: readonly ContentEntry[];
  readonly titles: ReadonlyMap<string, string>;
  /** Whether entries can be chosen, because something can be done to several. */
  readonly choosing: "chosen" | "read";
  readonly empty: ReactNode;
};

/** Entries with a column for each field that is shown, and a box to choose each by. */
export function EntriesTable(props: EntriesTableProps) {
  const { list, state, place, entries, choosing, empty } = props;
  return (
    <Table
      caption={list.name}
      columns={columnsOf(list, state.definition).map((field, at) => columnOf(field, at, props))}
      rows={entries}
      rowKey={({ id }) => id}
      rowHref={({ id }) => entryAddress({ ...place, locale: state.locale ?? undefined }, id)}
      dense={state.definition.density === "compact"}
      lead={choosing === "chosen" ? leadOf(list) : undefined}
      empty={empty}
    />
  );
}

const leadOf = ({ title }: ListFor) => ({
  header: <PageBox />,
  cell: ({ id, attributes }: ContentEntry) => (
    <RowBox id={id} title={nameIn(title === null ? null : attributes[title])} />
  ),
});

function columnOf(
  field: ListField,
  at: number,
  { list, state, place, titles }: EntriesTableProps,
): Column<ContentEntry> {
  const sorted = sortOf(list, state.definition);
  const direction = sorted?.name === field.name ? sorted.direction : undefined;
  const sort = direction === "asc" ? `-${field.name}` : field.name;
  const isNumber = field.kind === "integer" || field.kind === "decimal";
  const isShort = field.kind === "instant" || field.name === "status";
  return {
    key: field.name,
    header: labelOf(field),
    cell: (entry) => <ListCell {...{ entry, field, titles }} />,
    ...(isNumber ? { align: "end" as const } : {}),
    ...(isNumber || isShort ? { tight: true } : {}),
    ...(at > 3 && !isShort ? { from: "lg" as const } : {}),
    ...(field.sortable
      ? { sort: { href: listAddress(place, state, { definition: { sort } }), direction } }
      : {}),
  };
}
