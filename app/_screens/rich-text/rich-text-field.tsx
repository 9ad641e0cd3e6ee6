"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/app/_ui/skeleton.tsx";
import type { RichTextEditorProps } from "./rich-text-editor.tsx";

const Editor = dynamic(async () => (await import("./rich-text-editor.tsx")).RichTextEditor, {
  ssr: false,
  loading: () => <EditorLoading />,
});

/** A rich text with its toolbar. The editor itself is loaded when the first one is on screen. */
export function RichTextField(props: RichTextEditorProps) {
  return <Editor {...props} />;
}

function EditorLoading() {
  return (
    <div aria-busy="true" className="min-h-48 rounded-lg border bg-surface p-4">
      <span role="status" className="sr-only">
        Loading the editor
      </span>
      <Skeleton lines={5} />
    </div>
  );
}
