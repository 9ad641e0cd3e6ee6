"use client";

import { useEditorState } from "@tiptap/react";
import type { Editor } from "@tiptap/react";
import { Minus, Redo2, Undo2 } from "lucide-react";
import { useRef } from "react";
import type { KeyboardEvent } from "react";
import { ImageControl } from "./image-control.tsx";
import { LinkControl } from "./link-control.tsx";
import { TableControl } from "./table-control.tsx";
import { TextStyle } from "./text-style.tsx";
import { ToolButton } from "./tool-button.tsx";
import { BLOCK_TOOLS, MARK_TOOLS } from "./tools.tsx";
import type { Tool } from "./tools.tsx";

type ToolbarProps = { editor: Editor; label: string };

/** The formatting of a text. The arrow keys walk along it (WAI-ARIA APG, toolbar). */
export function Toolbar({ editor, label }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const now = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) });
  const button = (tool: Tool) => {
    const on = now.on.includes(tool.name);
    const run = () => tool.toggle(editor.chain().focus(), on).run();
    return <ToolButton key={tool.name} {...tool} keys={tool.keys} pressed={on} run={run} />;
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => walk(event, bar.current)}
      className="flex flex-wrap items-center gap-0.5 rounded-t-lg border-b bg-sunken/60 p-1"
    >
      <TextStyle editor={editor} />
      <Divider />
      {MARK_TOOLS.map(button)}
      <LinkControl editor={editor} active={now.link} />
      <Divider />
      {BLOCK_TOOLS.map(button)}
      <ImageControl editor={editor} />
      <TableControl editor={editor} inTable={now.table} />
      <ToolButton
        label="Horizontal rule"
        icon={<Minus />}
        run={() => editor.chain().focus().setHorizontalRule().run()}
      />
      <Divider />
      <ToolButton
        label="Undo"
        keys="Ctrl Z"
        icon={<Undo2 />}
        disabled={!now.canUndo}
        run={() => editor.chain().focus().undo().run()}
      />
      <ToolButton
        label="Redo"
        keys="Ctrl Shift Z"
        icon={<Redo2 />}
        disabled={!now.canRedo}
        run={() => editor.chain().focus().redo().run()}
      />
    </div>
  );
}

const stateOf = (editor: Editor) => ({
  on: [...MARK_TOOLS, ...BLOCK_TOOLS].filter((tool) => tool.isOn(editor)).map(({ name }) => name),
  link: editor.isActive("link"),
  table: editor.isActive("table"),
  canUndo: editor.can().undo(),
  canRedo: editor.can().redo(),
});

function walk(event: KeyboardEvent, bar: HTMLElement | null): void {
  const isStep = event.key === "ArrowRight" || event.key === "ArrowLeft";
  if (bar === null || !isStep || !(event.target instanceof HTMLButtonElement)) return;
  // @NOTE What happens in a dialog over the text bubbles here too.
  if (!bar.contains(event.target)) return;
  const stops = [...bar.querySelectorAll<HTMLElement>("button:not(:disabled), select")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const step = event.key === "ArrowRight" ? 1 : -1;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}

function Divider() {
  return <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />;
}
