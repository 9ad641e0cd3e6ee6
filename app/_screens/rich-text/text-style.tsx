"use client";

import { useEditorState } from "@tiptap/react";
import type { Editor } from "@tiptap/react";
import { ChevronDown } from "lucide-react";

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/** What the present line is: a paragraph or a heading of some level. */
export function TextStyle({ editor }: { editor: Editor }) {
  const current = useEditorState({
    editor,
    selector: ({ editor }) => {
      const level = LEVELS.find((level) => editor.isActive("heading", { level }));
      if (level !== undefined) return String(level);
      return editor.isActive("paragraph") ? "paragraph" : "";
    },
  });
  const choose = (value: string) => {
    const level = LEVELS.find((level) => String(level) === value);
    const chain = editor.chain().focus();
    if (level === undefined) chain.setParagraph().run();
    else chain.setHeading({ level }).run();
  };
  return (
    <span className="relative">
      <select
        aria-label="Text style"
        value={current}
        onChange={(event) => choose(event.target.value)}
        className="h-7 appearance-none rounded-md bg-transparent pr-7 pl-2 text-sm text-ink hover:bg-hover pointer-coarse:h-9"
      >
        {current === "" && <option value="">–</option>}
        <option value="paragraph">Paragraph</option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            Heading {level}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-3.5 text-faint"
      />
    </span>
  );
}
