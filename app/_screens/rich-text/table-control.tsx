"use client";

import type { Editor } from "@tiptap/react";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import { Table2 } from "lucide-react";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/app/_ui/dropdown-menu.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { ToolButton } from "./tool-button.tsx";

type TableControlProps = { editor: Editor; inTable: boolean };

type TableCommand = typeof addRowAfter;

/** Inserts a table, or changes the one the cursor is in. */
export function TableControl({ editor, inTable }: TableControlProps) {
  if (!inTable) {
    return <ToolButton label="Table" icon={<Table2 />} run={() => insertTable(editor)} />;
  }
  const item = (label: string, command: TableCommand) => (
    <MenuItem
      onSelect={() => {
        command(editor.state, (transaction) => editor.view.dispatch(transaction));
        editor.commands.focus();
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <DropdownMenu
      align="start"
      trigger={<IconButton size="sm" label="Change table" icon={<Table2 />} />}
    >
      {item("Add row below", addRowAfter)}
      {item("Add column after", addColumnAfter)}
      {item("Head row on or off", toggleHeaderRow)}
      <MenuSeparator />
      {item("Delete row", deleteRow)}
      {item("Delete column", deleteColumn)}
      {item("Delete table", deleteTable)}
    </DropdownMenu>
  );
}

function insertTable(editor: Editor): void {
  const row = (type: "tableHeader" | "tableCell") => ({
    type: "tableRow",
    content: Array.from({ length: 3 }, () => ({ type, content: [{ type: "paragraph" }] })),
  });
  const content = [row("tableHeader"), row("tableCell"), row("tableCell")];
  editor.chain().focus().insertContent({ type: "table", content }).run();
}
