"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import type { JSONContent } from "@tiptap/react";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import { useLatest } from "@/app/_ui/use-latest.ts";
import type { RichText } from "@/lib/richtext/schema.ts";
import { richTextExtensions } from "./extensions.ts";
import "./rich-text.css";
import { Toolbar } from "./toolbar.tsx";

export type RichTextEditorProps = {
  /** What is written here; read by screen readers. */
  label: string;
  /** What it starts with. A later value is ignored: give another `key` to start anew. */
  initial: RichText;
  onChange: (doc: RichText) => void;
  readOnly?: boolean | undefined;
  /** The language that it is written in. */
  spoken?: { lang?: string; dir?: "ltr" | "rtl" } | undefined;
  /** Id of the message that says what is wrong with it. */
  errorId?: string | undefined;
};

/** Tiptap with exactly the rich-text format of the house, without styles of its own. */
export function RichTextEditor(props: RichTextEditorProps) {
  const { label, initial, readOnly, spoken, errorId } = props;
  const onChange = useLatest(props.onChange);
  const { org } = useMedia();
  const editor = useEditor({
    extensions: richTextExtensions(org),
    content: initial as JSONContent,
    editable: readOnly !== true,
    injectCSS: false,
    immediatelyRender: true,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: "rich-text",
        ...spoken,
        ...(errorId === undefined ? {} : { "aria-describedby": errorId, "aria-invalid": "true" }),
      },
    },
    onUpdate: ({ editor }) => onChange.current(editor.getJSON() as RichText),
  });
  return (
    <div className="min-w-0 rounded-lg border border-line-strong bg-surface transition-colors focus-within:border-accent">
      {readOnly !== true && <Toolbar editor={editor} label={`Formatting of ${label}`} />}
      <EditorContent editor={editor} />
    </div>
  );
}
