import { Badge } from "@/app/_ui/badge.tsx";
import { IconTile } from "@/app/_ui/icon-tile.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { CollectionLine } from "@/lib/content/collections/collection-reads.ts";
import { CollectionIcon } from "../_shell/collection-icon.tsx";

type CollectionTableProps = { base: string; collections: readonly CollectionLine[] };

/** Collections as a list; each of the organization's own leads to where it is built. */
export function CollectionTable({ base, collections }: CollectionTableProps) {
  return (
    <Table
      caption="Collections"
      columns={COLUMNS}
      rows={collections}
      rowKey={({ id }) => id}
      rowHref={({ id, builtIn }) => (builtIn ? undefined : `${base}/${id}`)}
    />
  );
}

const COLUMNS: readonly Column<CollectionLine>[] = [
  {
    key: "name",
    header: "Name",
    cell: ({ name, slug, icon }) => (
      <span className="flex min-w-0 items-center gap-3">
        <IconTile>
          <CollectionIcon name={icon} />
        </IconTile>
        <span className="min-w-0">
          <span className="block truncate">{name}</span>
          <span className="block truncate font-mono text-xs font-normal text-muted">{slug}</span>
        </span>
      </span>
    ),
  },
  { key: "is", header: "Kind", cell: (collection) => <Traits {...collection} /> },
  { key: "fields", header: "Fields", align: "end", cell: ({ fields }) => fields },
  {
    key: "entries",
    header: "Entries",
    align: "end",
    cell: ({ entries }) => entries ?? <span className="text-faint">Not yours to see</span>,
  },
];

function Traits({ builtIn, singleton, website, publishes }: CollectionLine) {
  return (
    <span className="flex flex-wrap justify-end gap-1 sm:justify-start">
      {builtIn && <Badge>Built in</Badge>}
      {singleton && <Badge>One entry</Badge>}
      {website && <Badge tone="info">Website</Badge>}
      {publishes && <Badge tone="violet">Drafts</Badge>}
    </span>
  );
}
