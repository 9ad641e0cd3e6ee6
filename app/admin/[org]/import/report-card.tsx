"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { Badge, type BadgeTone } from "@/app/_ui/badge.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import type { ReportedLine } from "@/lib/import/imports/list-import-lines.ts";
import { listImportLinesAction } from "./actions.ts";
import { saveReport } from "./save-report.ts";
import { useSteering } from "./use-steering.ts";

type ReportCardProps = {
  readonly org: string;
  readonly detail: ImportDetail;
  readonly isOwn: boolean;
};

/** What became of each item, or what would, and what can be done about it. */
export function ReportCard({ org, detail, isOwn }: ReportCardProps) {
  const isCheck = detail.step === "checked";
  const counts = isCheck ? detail.forecast : detail.outcome;
  return (
    <>
      <Card
        title={isCheck ? "What would become of it" : "What became of it"}
        description={isCheck ? "Nothing was written so far." : detail.reason || undefined}
        footer={isOwn && <Deeds {...{ org, detail, isOwn }} />}
      >
        <div className="flex flex-col gap-4">
          <ul className="flex flex-wrap gap-2" aria-label="Counts">
            {Object.entries(counts).map(([word, count]) => (
              <li key={word}>
                <Badge tone={TONES[word]}>
                  {count} {WORDS[word] ?? word}
                </Badge>
              </li>
            ))}
          </ul>
          <MissingFiles files={detail.files} />
        </div>
      </Card>
      <Lines {...{ org, detail }} />
    </>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  created: "new",
  updated: "updated",
  unchanged: "unchanged",
  left: "left as they are",
  refused: "not taken",
  undone: "taken back",
  waits: "to come",
};

const TONES: Readonly<Record<string, BadgeTone>> = {
  created: "success",
  updated: "info",
  refused: "warning",
};

function Deeds({ org, detail }: ReportCardProps) {
  const { steer, isBusy, wanted } = useSteering(org, detail.id);
  const [isUndoing, setUndoing] = useState(false);
  if (detail.step === "checked") {
    const all = (detail.forecast["created"] ?? 0) + (detail.forecast["updated"] ?? 0);
    return (
      <Button
        variant="primary"
        loading={wanted === "import"}
        disabled={isBusy || all === 0}
        onClick={() => steer("import")}
      >
        {`Import ${all} ${all === 1 ? "item" : "items"}`}
      </Button>
    );
  }
  if (detail.step !== "done" && !detail.canUndo) return null;
  return (
    <>
      {detail.step === "done" && detail.files.failed > 0 && (
        <Button disabled={isBusy} onClick={() => steer("retry-files")}>
          Try the files again
        </Button>
      )}
      {detail.canUndo && (
        <Button variant="ghost" disabled={isBusy} onClick={() => setUndoing(true)}>
          Undo the import
        </Button>
      )}
      <ConfirmDialog
        title={`Undo the import of «${detail.name}»?`}
        action="Put them into the bin"
        open={isUndoing}
        onOpenChange={setUndoing}
        onConfirm={() => steer("undo")}
      >
        Every entry that this import created goes into the bin, where it can be restored. What it
        updated stays, with its earlier versions.
      </ConfirmDialog>
    </>
  );
}

function MissingFiles({ files }: Pick<ImportDetail, "files">) {
  if (files.all === 0) return null;
  const summary = `${files.kept} of ${files.all} files are in the media library.`;
  if (files.missing.length === 0) return <p className="text-sm text-muted">{summary}</p>;
  return (
    <Callout tone="warning" title={summary}>
      <details>
        <summary className="cursor-pointer">{files.failed} could not be had</summary>
        <ul className="mt-2 flex max-h-60 flex-col gap-1 overflow-y-auto text-xs">
          {files.missing.map(({ url, reason }) => (
            <li key={url} className="wrap-anywhere">
              {url}: {reason}
            </li>
          ))}
        </ul>
      </details>
    </Callout>
  );
}

const FILTERS = [
  { value: "refused", label: "Not taken" },
  { value: "noted", label: "With something to say" },
  { value: "", label: "All" },
] as const;

function Lines({ org, detail }: Omit<ReportCardProps, "isOwn">) {
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
        columns={COLUMNS}
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

const COLUMNS: readonly Column<ReportedLine>[] = [
  { key: "name", header: "Item", cell: ({ name }) => name || "(untitled)" },
  {
    ...{ key: "outcome", header: "Became", tight: true },
    cell: ({ outcome, forecast }) => {
      const word = outcome ?? forecast ?? "waits";
      return <Badge tone={TONES[word]}>{WORDS[word] ?? word}</Badge>;
    },
  },
  { key: "line", header: "Line", tight: true, align: "end", cell: ({ line }) => line || "–" },
  { key: "notes", header: "What is to be said", cell: ({ notes }) => notes.join("; ") },
];
