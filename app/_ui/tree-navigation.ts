export type TreeNode = {
  id: string;
  label: string;
  children?: readonly TreeNode[] | undefined;
  /** Has children that are not loaded yet. */
  expandable?: boolean | undefined;
};

export type TreeRow = {
  id: string;
  label: string;
  parentId: string | null;
  expandable: boolean;
  expanded: boolean;
};

export type TreeMove = { kind: "focus" | "expand" | "collapse" | "activate"; id: string };

/** The rows that show, top to bottom, when the nodes in `expanded` are open. */
export function visibleRows(
  nodes: readonly TreeNode[],
  expanded: ReadonlySet<string>,
  parentId: string | null = null,
): TreeRow[] {
  return nodes.flatMap((node) => {
    const row = {
      id: node.id,
      label: node.label,
      parentId,
      expandable: isExpandable(node),
      expanded: isExpandable(node) && expanded.has(node.id),
    };
    return row.expanded ? [row, ...visibleRows(node.children ?? [], expanded, node.id)] : [row];
  });
}

/**
 * What a key does in a tree (WAI-ARIA APG, tree view): up and down walk the visible rows, right
 * opens and then enters, left closes and then leaves, a letter jumps to the next row that begins
 * with it. Null when the key means nothing here.
 */
export function treeMove(
  rows: readonly TreeRow[],
  focusedId: string,
  key: string,
): TreeMove | null {
  const at = rows.findIndex((row) => row.id === focusedId);
  const row = rows[at];
  if (!row) return null;
  if (key === "ArrowDown") return focus(rows[at + 1]);
  if (key === "ArrowUp") return focus(rows[at - 1]);
  if (key === "Home") return focus(rows[0]);
  if (key === "End") return focus(rows.at(-1));
  if (key === "ArrowRight") return openOrEnter(rows, at);
  if (key === "ArrowLeft") return row.expanded ? move("collapse", row) : toParent(rows, row);
  if (key === "Enter" || key === " ") return move("activate", row);
  return Array.from(key).length === 1 ? focus(nextByLetter(rows, at, key)) : null;
}

/** The ids above a node, outermost first; empty when it is at the top or unknown. */
export function ancestorsOf(nodes: readonly TreeNode[], id: string): string[] {
  for (const node of nodes) {
    const children = node.children ?? [];
    if (children.some((child) => child.id === id)) return [node.id];
    const below = ancestorsOf(children, id);
    if (below.length > 0) return [node.id, ...below];
  }
  return [];
}

function openOrEnter(rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (!row?.expandable) return null;
  if (!row.expanded) return move("expand", row);
  const next = rows[at + 1];
  return next?.parentId === row.id ? move("focus", next) : null;
}

function toParent(rows: readonly TreeRow[], row: TreeRow): TreeMove | null {
  return focus(rows.find((other) => other.id === row.parentId));
}

function nextByLetter(rows: readonly TreeRow[], at: number, key: string): TreeRow | undefined {
  const letter = key.toLocaleLowerCase();
  const ring = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return ring.find((row) => row.label.toLocaleLowerCase().startsWith(letter));
}

function isExpandable(node: TreeNode): boolean {
  return node.expandable === true || (node.children?.length ?? 0) > 0;
}

function focus(row: TreeRow | undefined): TreeMove | null {
  return row ? move("focus", row) : null;
}

function move(kind: TreeMove["kind"], row: TreeRow): TreeMove {
  return { kind, id: row.id };
}
