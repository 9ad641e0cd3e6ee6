import { Node } from "@tiptap/react";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";

/** What each node is to ProseMirror's table tools. */
const ROLES: Readonly<Record<string, string>> = {
  table: "table",
  tableRow: "row",
  tableCell: "cell",
  tableHeader: "header_cell",
};

const TableNode = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
  extendNodeSchema: ({ name }) => {
    const tableRole = ROLES[name];
    return tableRole === undefined ? {} : { tableRole };
  },
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    // @NOTE Out of the last cell Tab leaves the editor, so that nobody is caught in a table.
    const step = (direction: 1 | -1) => () =>
      goToNextCell(direction)(this.editor.state, (transaction) =>
        this.editor.view.dispatch(transaction),
      );
    return { Tab: step(1), "Shift-Tab": step(-1) };
  },
});

const RowNode = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", HTMLAttributes, 0],
});

/** A cell spans one row and one column unless told otherwise; nobody sets column widths here. */
function cellNode(name: "tableCell" | "tableHeader", tag: "td" | "th"): Node {
  const span = (attribute: "colspan" | "rowspan") => ({
    default: 1,
    parseHTML: (element: HTMLElement) => spanOf(element.getAttribute(attribute)),
  });
  return Node.create({
    name,
    content: "block+",
    isolating: true,
    addAttributes: () => ({
      colspan: span("colspan"),
      rowspan: span("rowspan"),
      colwidth: { default: null, rendered: false },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

const spanOf = (value: string | null): number =>
  value !== null && /^(?:[1-9]\d?|100)$/.test(value) ? Number(value) : 1;

/** Tables as the rich-text format has them. */
export const TABLE_NODES: readonly Node[] = [
  TableNode,
  RowNode,
  cellNode("tableCell", "td"),
  cellNode("tableHeader", "th"),
];
