"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import { OUTCOMES, OutcomeBadge } from "./outcome-badge.tsx";
import { ReportLines } from "./report-lines.tsx";
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
            {OUTCOMES.filter((word) => word in counts).map((word) => (
              <li key={word}>
                <OutcomeBadge word={word} count={counts[word] ?? 0} />
              </li>
            ))}
          </ul>
          <Files detail={detail} />
        </div>
      </Card>
      <ReportLines {...{ org, detail }} />
    </>
  );
}

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
        updated stays, with its earlier versions. Old addresses lead to them no longer.
      </ConfirmDialog>
    </>
  );
}

function Files({ detail: { step, files, mapping } }: Pick<ReportCardProps, "detail">) {
  if (files.all === 0) return null;
  const shown = `${files.all} ${files.all === 1 ? "file is" : "files are"} shown by what comes in`;
  if (!mapping.files) {
    return (
      <p className="text-sm text-muted">{shown}. Fetching is off: they stay where they are.</p>
    );
  }
  if (step === "checked") {
    return <p className="text-sm text-muted">{shown}, and will be fetched.</p>;
  }
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
