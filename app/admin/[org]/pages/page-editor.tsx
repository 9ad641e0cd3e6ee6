"use client";

import { useEffect, useRef, useState } from "react";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { pageDataSchema, type PageData } from "@/lib/content/entry-data.ts";
import type { EntryDetail } from "@/lib/content/entry.ts";
import { slugOf } from "@/lib/content/slug.ts";
import { BlockList } from "../_content/blocks/block-list.tsx";
import { EditorHeader, type EditorRights } from "../_content/editor-header.tsx";
import { errorAt, type EntryDraft } from "../_content/entry-draft.ts";
import { textOfPage } from "../_content/entry-text.ts";
import { lastPosition, pathOf, type PageNode } from "../_content/page-tree.ts";
import { StaleDialog } from "../_content/stale-dialog.tsx";
import { useEntryEditor } from "../_content/use-entry-editor.ts";
import { useSaveShortcut } from "../_content/use-save-shortcut.ts";
import { visitAddress } from "../_shell/visit-address.ts";
import { draftOfPage } from "./draft-of-page.ts";
import { PlaceFields } from "./place-fields.tsx";

export type PageEditorProps = {
  org: string;
  /** Address of the website, without a slash at the end. */
  site: string;
  /** Null for a page that is being made. */
  entry: EntryDetail | null;
  initial: EntryDraft<PageData>;
  pages: readonly PageNode[];
  can: EditorRights;
};

/** Writes one page: title, address, place in the tree, blocks. */
export function PageEditor({ org, site, entry, initial, pages, can }: PageEditorProps) {
  const editor = useEntryEditor<PageData>({
    place: { org, collection: "pages", base: `/admin/${org}/pages` },
    entry,
    initial,
    schema: pageDataSchema,
    toDraft: draftOfPage,
  });
  const { draft, errors, change, changeData } = editor;
  const [slugTouched, setSlugTouched] = useState(entry !== null || initial.slug !== "");
  const readOnly = !can.update;
  const guard = useUnsavedGuard({ when: editor.dirty });
  useSaveShortcut(() => void editor.save());
  const first = useRef<HTMLInputElement>(null);
  const isNew = entry === null;
  useEffect(() => {
    if (isNew) first.current?.focus();
  }, [isNew]);

  const setTitle = (title: string) => {
    changeData(() => ({ title }));
    if (!slugTouched) change({ slug: slugOf(title) });
  };

  return (
    <div id="entry-editor">
      {guard}
      <StaleDialog editor={editor} ownText={() => textOfPage(draft.data)} />
      <EditorHeader
        editor={editor}
        title={draft.data.title}
        can={can}
        address={visitAddress(org, pathOf(pages, draft))}
      />
      <div className="flex flex-col gap-5">
        <TextField
          label="Title"
          value={draft.data.title}
          error={errorAt(errors, "data.title")}
          readOnly={readOnly}
          ref={first}
          onChange={(event) => setTitle(event.target.value)}
        />
        <PlaceFields
          {...{ draft, errors, pages, site, readOnly }}
          self={entry?.id ?? null}
          onSlug={(slug) => {
            setSlugTouched(true);
            change({ slug });
          }}
          onParent={(parentId) => change({ parentId, position: lastPosition(pages, parentId) })}
        />
        <BlockList
          blocks={draft.data.blocks}
          epoch={editor.epoch}
          {...{ errors, readOnly, site }}
          onChange={(next) => changeData(({ blocks }) => ({ blocks: next(blocks) }))}
        />
      </div>
    </div>
  );
}
