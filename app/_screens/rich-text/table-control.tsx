"use client";

import type { Editor } from "@tiptap/react";
import { TextSelection } from "@tiptap/pm/state";
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

/** Puts the cursor into the first cell, and a line below a table that would be the last thing. */
function insertTable(editor: Editor): void {
  const row = (type: "tableHeader" | "tableCell") => ({
    type: "tableRow",
    content: Array.from({ length: 3 }, () => ({ type, content: [{ type: "paragraph" }] })),
  });
  const content = [row("tableHeader"), row("tableCell"), row("tableCell")];
  const table = editor.schema.nodeFromJSON({ type: "table", content });
  const line = editor.schema.nodeFromJSON({ type: "paragraph" });
  const transaction = editor.state.tr.replaceSelectionWith(table);
  const at = transaction.mapping.map(editor.state.selection.from, -1);
  if (transaction.doc.lastChild?.type === table.type) {
    transaction.insert(transaction.doc.content.size, line);
  }
  const inside = TextSelection.near(transaction.doc.resolve(at + 1));
  editor.view.dispatch(transaction.setSelection(inside).scrollIntoView());
  editor.commands.focus();
}
