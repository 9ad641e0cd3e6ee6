"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { BULK_WORDS, entriesText } from "./bulk-words.ts";
import type { BulkRun } from "./use-bulk.ts";

type BulkDialogProps = { run: BulkRun; onStop: () => void; onClose: () => void };

/** How far a deed on many entries is, a way to stop it, and afterwards what was refused and why. */
export function BulkDialog({ run, onStop, onClose }: BulkDialogProps) {
  const { deed, total, progress, state, problem } = run;
  const { doing, done: past } = BULK_WORDS[deed];
  const { done, refused } = progress;
  const count = done.length + refused.length;
  const isRunning = state === "running";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isRunning && onClose()}
      size="md"
      title={isRunning ? `${doing}…` : `${entriesText(done.length)} ${past}`}
      footer={
        isRunning ? (
          <Button onClick={onStop}>Stop</Button>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {isRunning && (
          <ProgressBar
            label={doing}
            value={total === null ? undefined : count}
            max={total ?? 100}
            note={total === null ? entriesText(count) : `${count} of ${total}`}
          />
        )}
        {state === "stopped" && <Callout>Stopped. What was done stays done.</Callout>}
        {state === "failed" && <Callout tone="danger">{problem}</Callout>}
        {refused.length > 0 && (
          <div>
            <p className="mb-2 text-sm font-medium text-ink">
              {entriesText(refused.length)} refused
            </p>
            <ul className="divide-y rounded-lg border text-sm">
              {refused.map(({ id, title, reason }) => (
                <li key={id} className="flex flex-col gap-0.5 px-3 py-2">
                  <span className="font-medium wrap-anywhere text-ink">{title}</span>
                  <span className="text-muted">{reason}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}
