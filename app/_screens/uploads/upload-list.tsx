"use client";

import { Button } from "@/app/_ui/button.tsx";
import { byteText } from "@/app/_ui/byte-text.ts";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { UploadLine } from "./upload-line.tsx";
import type { Uploads } from "./use-upload.ts";

type UploadListProps = { readonly uploads: Uploads };

/** How far the files of a queue are, each and all together; nothing while there are none. */
export function UploadList({ uploads }: UploadListProps) {
  const { rows, total } = uploads;
  if (rows.length === 0) return null;
  const done = rows.filter(({ state }) => state === "done").length;
  const note = `${done} of ${rows.length} · ${byteText(total.sent)} of ${byteText(total.size)}`;
  return (
    <section aria-label="Uploads" className="flex flex-col gap-3">
      <div className="flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <ProgressBar
            label={uploads.isBusy ? "Uploading" : "Uploads"}
            value={total.sent}
            max={Math.max(1, total.size)}
            note={note}
          />
        </div>
        {done > 0 && (
          <Button size="sm" variant="ghost" onClick={uploads.clear}>
            Clear finished
          </Button>
        )}
      </div>
      <ul className="max-h-64 divide-y overflow-y-auto rounded-lg border bg-surface">
        {rows.map((row) => (
          <UploadLine key={row.key} row={row} uploads={uploads} />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {spoken(uploads, done)}
      </p>
    </section>
  );
}

/** What is worth hearing: the end, and what went wrong; not each part that arrives. */
function spoken({ rows, isBusy }: Uploads, done: number): string {
  const failed = rows.filter(({ state }) => state === "failed").length;
  const failures = failed === 0 ? "" : ` ${failed} failed.`;
  return isBusy ? failures.trim() : `${done} of ${rows.length} files uploaded.${failures}`;
}
