"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { SaveState } from "./save-state.tsx";
import { isDirty } from "./saving.ts";
import type { Deeds } from "./use-deeds.ts";
import type { Editor } from "./use-editor.ts";

type EditorBarProps = {
  readonly editor: Editor;
  readonly deeds: Deeds;
  /** Everything else that one may do with the entry. */
  readonly menu: ReactNode;
};

/** Where the entry stands, and the two things one does with it. Stays in sight while one scrolls. */
export function EditorBar({ editor, deeds, menu }: EditorBarProps) {
  const { options, kept, saving } = editor;
  const { can, hasDrafts } = options;
  const { standing } = kept;
  const isNew = standing === null;
  const dirty = isDirty(saving.state);
  const mayWrite = isNew ? can.create : can.update;
  const isPublished = !isNew && !dirty && standing.status === "published";
  return (
    <div className="sticky top-13 z-30 -mx-4 mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-canvas/95 px-4 py-2.5 backdrop-blur sm:-mx-6 sm:px-6 lg:top-0 lg:mx-0 lg:px-0">
      <div className="flex min-w-0 flex-1 basis-44 items-center gap-3">
        {isNew && <StatusBadge status="draft" label="New" />}
        {standing !== null && standing.status !== null && <StatusBadge status={standing.status} />}
        <SaveState editor={editor} />
      </div>
      <div className="flex items-center gap-2">
        {menu}
        {mayWrite && (
          <Button
            variant={hasDrafts && can.publish ? "secondary" : "primary"}
            onClick={() => void deeds.save()}
            loading={deeds.task === "save"}
            loadingLabel="Saving…"
            disabled={!isNew && !dirty}
            aria-keyshortcuts="Control+S Meta+S"
          >
            {isNew ? "Create" : "Save"}
          </Button>
        )}
        {hasDrafts && can.publish && (
          <Button
            variant="primary"
            onClick={() => void deeds.publish()}
            loading={deeds.task === "publish"}
            loadingLabel="Publishing…"
            disabled={isPublished}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            Publish
          </Button>
        )}
      </div>
    </div>
  );
}
