"use client";

import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { EditorState } from "./use-entry-editor.ts";

/** How what is on the screen relates to what is saved and to what visitors see. */
export function StatusLine({ editor }: { editor: EditorState }) {
  const { saved, dirty, task } = editor;
  return (
    <p role="status" className="min-w-0 truncate text-xs text-muted">
      {task !== null && working[task]}
      {task === null && dirty && "Unsaved changes"}
      {task === null && !dirty && saved === null && "Nothing is saved yet"}
      {task === null && !dirty && saved !== null && (
        <>
          {standing[saved.status]} · saved <RelativeTime value={saved.updatedAt} />
        </>
      )}
    </p>
  );
}

const working = {
  save: "Saving…",
  publish: "Publishing…",
  unpublish: "Taking it off the website…",
  reload: "Loading…",
};

const standing = {
  draft: "Not on the website",
  published: "The website shows this",
  changed: "Draft differs from published",
  scheduled: "Waits for its time",
};
