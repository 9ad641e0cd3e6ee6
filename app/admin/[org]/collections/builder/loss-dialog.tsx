"use client";

import { Callout } from "@/app/_ui/callout.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import type { Preview } from "@/lib/content/collections/preview.ts";
import { exampleLines } from "./loss-lines.ts";

/** A change that waits for somebody to have seen what it costs. */
export type Pending = {
  readonly title: string;
  readonly action: string;
  /** What happens, in a sentence. */
  readonly text: string;
  readonly preview: Preview;
  readonly lines: (preview: Preview) => string[];
  readonly typeToConfirm?: string;
  /** Does it; a text that comes back says why not. */
  readonly run: (confirmLoss: string | undefined) => Promise<string | undefined>;
};

type LossDialogProps = {
  readonly pending: Pending | null;
  readonly onClose: () => void;
};

/** Shows what a change would lose or break before it is made, or why it cannot be made. */
export function LossDialog({ pending, onClose }: LossDialogProps) {
  if (pending === null) return null;
  const { title, action, text, preview, typeToConfirm, run } = pending;
  const close = (open: boolean) => {
    if (!open) onClose();
  };
  if (preview.blockers.length > 0) {
    return (
      <Dialog title={title} size="sm" open onOpenChange={close}>
        <Callout tone="warning" title="This cannot be done as things are">
          <ul className="flex flex-col gap-1">
            {preview.blockers.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Callout>
      </Dialog>
    );
  }
  const examples = exampleLines(preview);
  return (
    <ConfirmDialog
      {...{ title, action, typeToConfirm }}
      open
      onOpenChange={close}
      consequences={pending.lines(preview)}
      onConfirm={() => run(preview.digest ?? undefined)}
    >
      <div className="flex flex-col gap-2">
        <p>{text}</p>
        {examples.length > 0 && (
          <div className="rounded-md border bg-sunken px-3 py-2">
            <p className="text-xs font-medium text-muted">Such as</p>
            <ul className="text-sm text-ink">
              {examples.map((line) => (
                <li key={line} className="truncate">
                  {line}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </ConfirmDialog>
  );
}
