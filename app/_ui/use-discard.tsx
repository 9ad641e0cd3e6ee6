"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useUnsavedGuard } from "./use-unsaved-guard.tsx";

type Discard = {
  /** True while there is something to lose. */
  readonly when: boolean;
  readonly onClose: () => void;
};

/**
 * Guards what is written in a sheet or a dialog: `close` asks before it is lost, as does leaving the
 * screen. Render the `question` inside of what is closed.
 */
export function useDiscard({ when, onClose }: Discard): {
  readonly close: () => void;
  readonly question: ReactNode;
} {
  const [isAsking, setAsking] = useState(false);
  const guard = useUnsavedGuard({ when });
  return {
    close: () => (when ? setAsking(true) : onClose()),
    question: (
      <>
        {guard}
        <ConfirmDialog
          title="Close without saving?"
          action="Discard"
          open={isAsking}
          onOpenChange={setAsking}
          onConfirm={onClose}
        >
          What you changed here is not saved yet. It is lost when you close it.
        </ConfirmDialog>
      </>
    ),
  };
}
