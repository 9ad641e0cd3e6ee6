"use client";

import { useEffect, useId, useRef, useState } from "react";
import { RichTextField } from "@/app/_screens/rich-text/rich-text-field.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { postDataSchema, type PostData } from "@/lib/content/entry-data.ts";
import type { EntryDetail } from "@/lib/content/entry.ts";
import { slugOf } from "@/lib/content/slug.ts";
import { EditorHeader, type EditorRights } from "../_content/editor-header.tsx";
import { errorAt, type EntryDraft } from "../_content/entry-draft.ts";
import { textOfPost } from "../_content/entry-text.ts";
import { SlugField } from "../_content/slug-field.tsx";
import { StaleDialog } from "../_content/stale-dialog.tsx";
import { useEntryEditor } from "../_content/use-entry-editor.ts";
import { useSaveShortcut } from "../_content/use-save-shortcut.ts";
import { visitAddress } from "../_shell/visit-address.ts";
import { draftOfPost } from "./draft-of-post.ts";
import { PostDetails } from "./post-details.tsx";

type PostEditorProps = {
  org: string;
  site: string;
  /** Null for a post that is being made. */
  entry: EntryDetail | null;
  initial: EntryDraft<PostData>;
  can: EditorRights;
};

/** Writes one post: title, address, text, and what lists show of it. */
export function PostEditor({ org, site, entry, initial, can }: PostEditorProps) {
  const id = useId();
  const isNew = entry === null;
  const editor = useEntryEditor<PostData>({
    place: { org, collection: "posts", base: `/admin/${org}/posts` },
    ...{ entry, initial },
    schema: postDataSchema,
    toDraft: draftOfPost,
  });
  const { draft, errors, change, changeData } = editor;
  const [slugTouched, setSlugTouched] = useState(!isNew);
  const guard = useUnsavedGuard({ when: editor.dirty });
  useSaveShortcut(() => void editor.save());
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) first.current?.focus();
  }, [isNew]);
  const readOnly = !can.update;
  const bodyError = errorAt(errors, "data.body");

  return (
    <div id="entry-editor">
      {guard}
      <StaleDialog editor={editor} ownText={() => textOfPost(draft.data)} />
      <EditorHeader
        {...{ editor, can }}
        title={draft.data.title}
        address={visitAddress(org, `/posts/${draft.slug}`)}
      />
      <div className="flex flex-col gap-5">
        <TextField
          label="Title"
          value={draft.data.title}
          error={errorAt(errors, "data.title")}
          readOnly={readOnly}
          ref={first}
          onChange={({ target: { value: title } }) => {
            changeData(() => ({ title }));
            if (!slugTouched) change({ slug: slugOf(title) });
          }}
        />
        <SlugField
          slug={draft.slug}
          title={draft.data.title}
          before={`${new URL(site).host}/posts/`}
          error={errorAt(errors, "slug")}
          readOnly={readOnly}
          onChange={(slug) => {
            setSlugTouched(true);
            change({ slug });
          }}
        />
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium text-ink">Text</p>
          <RichTextField
            key={editor.epoch}
            label="Text"
            initial={draft.data.body}
            readOnly={readOnly}
            errorId={bodyError === undefined ? undefined : `${id}-error`}
            onChange={(body) => changeData(() => ({ body }))}
          />
          <FieldNotes id={id} error={bodyError} />
        </div>
        <PostDetails
          data={draft.data}
          {...{ errors, readOnly }}
          onChange={(part) => changeData(() => part)}
        />
      </div>
    </div>
  );
}
