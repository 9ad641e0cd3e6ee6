"use client";

import { useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { TreeBranch } from "./tree-branch.tsx";
import { treeMove, visibleRows } from "./tree-navigation.ts";
import { useExpanded } from "./use-expanded.ts";

export type TreeItem = {
  id: string;
  label: string;
  /** Where choosing it leads. */
  href?: string | undefined;
  icon?: ReactNode;
  /** A `StatusBadge` or a count at the end of the row. */
  badge?: ReactNode;
  children?: readonly TreeItem[] | undefined;
  /** Has children that are not loaded yet; `onExpand` is asked for them. */
  expandable?: boolean | undefined;
  /** Its children are being loaded. */
  busy?: boolean | undefined;
};

type TreeProps = {
  label: string;
  items: readonly TreeItem[];
  selectedId?: string | undefined;
  defaultExpanded?: readonly string[] | undefined;
  /** The name under which this browser keeps what is open; without one nothing is kept. */
  keep?: string | undefined;
  onSelect?: ((id: string) => void) | undefined;
  onExpand?: ((id: string) => void) | undefined;
};

/**
 * Nested things such as pages. One tab stop; arrow keys walk, open and close, letters jump, Enter
 * chooses. The way to the selected item is open from the start.
 */
export function Tree(props: TreeProps) {
  const { label, items, selectedId, defaultExpanded = [], keep, onSelect, onExpand } = props;
  const root = useRef<HTMLUListElement>(null);
  const [expanded, setExpanded] = useExpanded({ items, selectedId, first: defaultExpanded, keep });
  const [focused, setFocused] = useState(selectedId);
  const rows = visibleRows(items, expanded);
  const stop = rows.some((row) => row.id === focused) ? focused : rows[0]?.id;

  const toggle = (id: string) => {
    const open = !expanded.has(id);
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    setExpanded(next);
    if (open) onExpand?.(id);
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const id = event.target.closest<HTMLElement>("[data-id]")?.dataset["id"];
    if (id === undefined) return;
    if (event.target.closest("[data-toggle]")) toggle(id);
    else onSelect?.(id);
  };
  const rowOf = (id: string) =>
    root.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (stop === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeMove(rows, stop, event.key);
    if (!step) return;
    event.preventDefault();
    if (step.kind === "expand" || step.kind === "collapse") return toggle(step.id);
    if (step.kind === "focus") return rowOf(step.id)?.focus();
    const link = rowOf(step.id)?.querySelector("a");
    if (link) link.click();
    else onSelect?.(step.id);
  };

  return (
    <ul
      ref={root}
      role="tree"
      aria-label={label}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="text-sm"
    >
      <TreeBranch
        items={items}
        level={1}
        tree={{ expanded, selectedId, stop, onFocus: setFocused }}
      />
    </ul>
  );
}
