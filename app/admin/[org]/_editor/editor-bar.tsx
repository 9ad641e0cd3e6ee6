"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { offersOf } from "./offers-of.ts";
import { SaveState } from "./save-state.tsx";
import { statusOf } from "./standing.ts";
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
  const { kept, languages } = editor;
  const { standing } = kept;
  const isNew = standing === null;
  const status = isNew ? null : statusOf(standing, languages);
  const offers = offersOf(editor);
  const { task } = deeds;
  return (
    <div className="sticky top-13 z-30 -mx-4 mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-canvas/95 px-4 py-2.5 backdrop-blur sm:-mx-6 sm:px-6 lg:top-0 lg:mx-0 lg:px-0">
      <div className="flex min-w-0 flex-1 basis-44 items-center gap-3">
        {isNew && <StatusBadge status="draft" label="New" />}
        {status !== null && <StatusBadge status={status} />}
        <LanguageSwitch editor={editor} />
        <SaveState editor={editor} />
      </div>
      <div className="flex items-center gap-2">
        {menu}
        {offers.mayWrite && (
          <Button
            variant={offers.mayPublish ? "secondary" : "primary"}
            onClick={() => void deeds.save()}
            loading={task === "save"}
            loadingLabel="Saving…"
            disabled={!offers.save}
            aria-keyshortcuts="Control+S Meta+S"
          >
            {isNew ? "Create" : "Save"}
          </Button>
        )}
        {offers.mayPublish && (
          <Button
            variant="primary"
            onClick={() => void deeds.publish()}
            loading={task === "publish" || task === "publish-all"}
            loadingLabel="Publishing…"
            disabled={!offers.publish}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            {languages === null ? "Publish" : `Publish ${languages.current.name}`}
          </Button>
        )}
      </div>
    </div>
  );
}
