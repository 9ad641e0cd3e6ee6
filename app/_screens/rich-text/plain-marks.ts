import { Mark } from "@tiptap/react";

type PlainMark = {
  name: string;
  tag: "code" | "sub" | "sup" | "mark";
  code?: boolean;
  shortcut?: string;
};

/**
 * Marks without attributes beside those of the starter kit.
 *
 * @NOTE `code` is our own because Tiptap's excludes every other mark; imported texts hold links and
 * emphasis in code.
 */
export const PLAIN_MARKS: readonly Mark[] = [
  plainMark({ name: "code", tag: "code", code: true, shortcut: "Mod-e" }),
  plainMark({ name: "subscript", tag: "sub", shortcut: "Mod-," }),
  plainMark({ name: "superscript", tag: "sup", shortcut: "Mod-." }),
  plainMark({ name: "highlight", tag: "mark", shortcut: "Mod-Shift-h" }),
];

function plainMark({ name, tag, code, shortcut }: PlainMark): Mark {
  return Mark.create({
    name,
    ...(code === undefined ? {} : { code }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      if (shortcut === undefined) return {};
      return { [shortcut]: () => this.editor.commands.toggleMark(name) };
    },
  });
}
