import type { ChainedCommands, Editor } from "@tiptap/react";
import {
  Bold,
  Code,
  Italic,
  List,
  ListOrdered,
  PilcrowLeft,
  Quote,
  SquareCode,
  Strikethrough,
  Underline,
} from "lucide-react";
import type { ReactNode } from "react";

/** Something a text can be or not be at the selection. */
export type Tool = {
  readonly name: string;
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly isOn: (editor: Editor) => boolean;
  readonly toggle: (chain: ChainedCommands, on: boolean) => ChainedCommands;
};

const isActive = (name: string) => (editor: Editor) => editor.isActive(name);

/** What a few words can be. */
export const MARK_TOOLS: readonly Tool[] = [
  mark({ name: "bold", label: "Bold", keys: "Ctrl B", icon: <Bold /> }),
  mark({ name: "italic", label: "Italic", keys: "Ctrl I", icon: <Italic /> }),
  mark({ name: "underline", label: "Underline", keys: "Ctrl U", icon: <Underline /> }),
  mark({ name: "strike", label: "Strikethrough", icon: <Strikethrough /> }),
  mark({ name: "code", label: "Code", keys: "Ctrl E", icon: <Code /> }),
];

/** What lines can be. */
export const BLOCK_TOOLS: readonly Tool[] = [
  {
    name: "bulletList",
    label: "Bulleted list",
    icon: <List />,
    isOn: isActive("bulletList"),
    toggle: (chain) => chain.toggleBulletList(),
  },
  {
    name: "orderedList",
    label: "Numbered list",
    icon: <ListOrdered />,
    isOn: isActive("orderedList"),
    toggle: (chain) => chain.toggleOrderedList(),
  },
  {
    name: "blockquote",
    label: "Quote",
    icon: <Quote />,
    isOn: isActive("blockquote"),
    toggle: (chain) => chain.toggleBlockquote(),
  },
  {
    name: "codeBlock",
    label: "Code block",
    icon: <SquareCode />,
    isOn: isActive("codeBlock"),
    toggle: (chain) => chain.toggleCodeBlock(),
  },
  {
    name: "rtl",
    label: "Right to left",
    icon: <PilcrowLeft />,
    isOn: (editor) => editor.isActive({ dir: "rtl" }),
    toggle: (chain, on) => turned(chain, on ? null : "rtl"),
  },
];

function mark(tool: { name: string; label: string; keys?: string; icon: ReactNode }): Tool {
  const { name } = tool;
  return { ...tool, isOn: isActive(name), toggle: (chain) => chain.toggleMark(name) };
}

/** Lines that follow the direction of their page have none of their own. */
function turned(chain: ChainedCommands, dir: "rtl" | null): ChainedCommands {
  return ["paragraph", "heading", "listItem", "bulletList", "orderedList"].reduce(
    (so, type) => so.updateAttributes(type, { dir }),
    chain,
  );
}
