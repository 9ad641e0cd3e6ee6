"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";

type SecretDialogProps = {
  title: string;
  /** What it is: «key», «token», «link». */
  kind: "key" | "token" | "link";
  secret: string;
  /** Where it belongs and how it is used. */
  children: ReactNode;
  onDone: () => void;
};

/**
 * Shows a secret for the only time. Closes when the person says that it is stored, and neither by
 * a slip of the hand nor by Escape.
 */
export function SecretDialog({ title, kind, secret, children, onDone }: SecretDialogProps) {
  const [stored, setStored] = useState(false);
  const [reminded, setReminded] = useState(false);
  const guard = useUnsavedGuard({ when: !stored });
  const close = () => (stored ? onDone() : setReminded(true));
  return (
    <>
      {guard}
      <Dialog
        size="lg"
        open
        onOpenChange={(open) => !open && close()}
        title={title}
        description={`Store it now: it is shown this once, and only a digest of it is kept.`}
        footer={
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center gap-3 rounded-md border border-accent-line bg-accent-soft px-3 py-2">
            <code className="min-w-0 flex-1 basis-60 font-mono text-sm wrap-anywhere text-ink select-all">
              {secret}
            </code>
            <CopyButton text value={secret} label={`Copy ${kind}`} />
          </div>
          {children}
          <CheckboxField
            label={`I have stored the ${kind}`}
            checked={stored}
            onChange={(event) => setStored(event.target.checked)}
            error={
              reminded && !stored ? `Store it first: the ${kind} cannot be shown again.` : undefined
            }
          />
        </div>
      </Dialog>
    </>
  );
}
