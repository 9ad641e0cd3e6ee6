"use client";

import { Download } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import type { ReportedLine } from "@/lib/import/imports/list-import-lines.ts";
import { listImportLinesAction } from "./actions.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { saveReport } from "./save-report.ts";

const FILTERS = [
  { value: "refused", label: "Not taken" },
  { value: "noted", label: "With something to say" },
  { value: "", label: "All" },
] as const;

type ReportLinesProps = { readonly org: string; readonly detail: ImportDetail };

/** The lines of a report, those first that there is something to be said of. */
export function ReportLines({ org, detail }: ReportLinesProps) {
  const { id, name } = detail;
  const [filter, setFilter] = useState<string>("noted");
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    let isGone = false;
    void readPage(org, { id, filter, after: 0 }).then((first) => {
      if (!isGone) setPage(first);
    });
    return () => {
      isGone = true;
    };
  }, [org, id, filter]);
  const more = async (after: number) => {
    const next = await readPage(org, { id, filter, after });
    setPage((before) => ({ ...next, lines: [...(before?.lines ?? []), ...next.lines] }));
  };
  const next = page?.next ?? null;
  return (
    <Card
      title="Report"
      flush
      actions={
        <>
          <SelectField
            label="Show"
            hideLabel
            options={FILTERS}
            value={filter}
            onChange={({ target }) => setFilter(target.value)}
          />
          <Button icon={<Download />} onClick={() => void saveReport({ org, id, name, as: "csv" })}>
            CSV
          </Button>
          <Button
            icon={<Download />}
            onClick={() => void saveReport({ org, id, name, as: "json" })}
          >
            JSON
          </Button>
        </>
      }
      footer={next !== null && <Button onClick={() => void more(next)}>Show more</Button>}
    >
      <Table
        caption="Report"
        columns={columnsIn(org)}
        rows={page?.lines ?? []}
        loading={page === null}
        rowKey={({ number }) => String(number)}
        empty={<p className="px-5 py-6 text-sm text-muted">There is nothing to say.</p>}
      />
    </Card>
  );
}

type Page = { readonly lines: readonly ReportedLine[]; readonly next: number | null };
type Asked = { readonly id: string; readonly filter: string; readonly after: number };

async function readPage(org: string, { id, filter, after }: Asked): Promise<Page> {
  const only = filter === "refused" ? { only: "refused" } : {};
  const noted = filter === "noted" ? { noted: "noted" } : {};
  const result = await listImportLinesAction(org, { id, after, ...only, ...noted });
  return result.ok ? result.value : { lines: [], next: null };
}

const columnsIn = (org: string): readonly Column<ReportedLine>[] => [
  { key: "name", header: "Item", cell: (line) => <Item {...{ org, line }} /> },
  {
    ...{ key: "outcome", header: "Became", tight: true },
    cell: ({ outcome, forecast }) => <OutcomeBadge word={outcome ?? forecast ?? "waits"} />,
  },
  { key: "line", header: "Line", tight: true, align: "end", cell: ({ line }) => line || "–" },
  { key: "notes", header: "What is to be said", cell: ({ notes }) => notes.join("; ") },
];

type ItemProps = { readonly org: string; readonly line: ReportedLine };

/** What a line is called; it leads to the entry that it became. */
function Item({ org, line: { name, collection, entryId, outcome } }: ItemProps) {
  const called = name || "(untitled)";
  if (entryId === null || collection === null || outcome === "undone") return called;
  return (
    <Link
      href={`/admin/${org}/${collection}/${entryId}`}
      className="rounded-sm wrap-anywhere text-ink underline-offset-2 hover:underline"
    >
      {called}
    </Link>
  );
}
