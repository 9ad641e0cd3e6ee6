"use client";

import { Button } from "@/app/_ui/button.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { isDirty, type Trouble } from "./saving.ts";
import type { Editor } from "./use-editor.ts";

/**
 * How what is on the screen relates to what is saved.
 * @NOTE What passes by itself is not read aloud: it would be at each pause in writing.
 */
export function SaveState({ editor }: { readonly editor: Editor }) {
  const { saving, conflicts } = editor;
  const passing = passingText(editor);
  const { trouble } = saving.state;
  return (
    <div className="flex min-w-0 items-center gap-2 text-xs text-muted">
      {passing !== null && <span className="truncate">{passing}</span>}
      <span role="status" className="min-w-0 truncate">
        {passing === null && trouble !== null && (
          <span className="font-medium text-danger-text">{troubleText(trouble)}</span>
        )}
        {passing === null && trouble === null && <LastSaved editor={editor} />}
      </span>
      {trouble?.kind === "stale" && conflicts.conflict !== null && (
        <Button size="sm" onClick={() => conflicts.setOpen(true)}>
          Compare
        </Button>
      )}
    </div>
  );
}

function passingText({ saving, kept, isAutomatic }: Editor): string | null {
  const { state } = saving;
  if (state.sent !== null && isDirty(state)) return "Saving…";
  if (state.trouble !== null) return null;
  if (kept.standing === null) return isDirty(state) ? "Not saved yet" : null;
  if (!isDirty(state)) return null;
  return isAutomatic ? "Writing…" : "Unsaved changes";
}

function LastSaved({ editor: { saving, kept } }: { readonly editor: Editor }) {
  const { savedAt } = saving.state;
  if (savedAt !== null) return `Saved at ${clock(savedAt)}`;
  const { standing } = kept;
  if (standing === null) return "Nothing is saved yet";
  if (standing.updatedAt === null) return null;
  return (
    <>
      Saved <RelativeTime value={standing.updatedAt} />
    </>
  );
}

/** By one's own clock. */
const clock = (time: number): string =>
  new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

function troubleText(trouble: Trouble): string {
  switch (trouble.kind) {
    case "lost":
      return `Not saved: ${trouble.isOffline ? "offline" : "no answer"}, tries again`;
    case "signed-out":
      return "Not saved: you are signed out";
    case "stale":
      return "Not saved: somebody else saved";
    default:
      return "Not saved: something needs attention";
  }
}
