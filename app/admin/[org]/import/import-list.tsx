import { FileInput } from "lucide-react";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ListedImport } from "@/lib/import/imports/list-imports.ts";
import { ImportBadge } from "./import-badge.tsx";

type ImportListProps = { readonly org: string; readonly rows: readonly ListedImport[] };

/** The imports of before, each with how far it is. */
export function ImportList({ org, rows }: ImportListProps) {
  return (
    <Card title="Imports so far" flush>
      <Table
        caption="Imports"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/admin/${org}/import?id=${id}`}
        empty={
          <EmptyState icon={<FileInput />} title="Nothing was imported yet">
            What you bring in stays listed here with its report.
          </EmptyState>
        }
      />
    </Card>
  );
}

const KINDS = { wxr: "WordPress", csv: "Table", json: "JSON", "": "–" } as const;

const COLUMNS: readonly Column<ListedImport>[] = [
  { key: "name", header: "File", cell: ({ name }) => name },
  { key: "kind", header: "Kind", tight: true, cell: ({ kind }) => KINDS[kind] },
  { key: "step", header: "State", tight: true, cell: (row) => <ImportBadge row={row} /> },
  {
    ...{ key: "done", header: "Items", tight: true, align: "end" },
    cell: ({ done, total }) => (
      <span className="tabular">{done === total ? total : `${done} of ${total}`}</span>
    ),
  },
  {
    ...{ key: "at", header: "Begun", tight: true },
    cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
  },
];
