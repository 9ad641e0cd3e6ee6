"use client";

import { ChevronRight } from "lucide-react";
import { Link } from "./link.tsx";
import { useId } from "react";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";
import type { TreeItem } from "./tree.tsx";

type TreeState = {
  expanded: ReadonlySet<string>;
  selectedId: string | undefined;
  /** The one item that Tab reaches. */
  stop: string | undefined;
  onFocus: (id: string) => void;
};

type TreeBranchProps = { items: readonly TreeItem[]; level: number; tree: TreeState };

/** The items of one level of a `Tree`, and what is open below them. */
export function TreeBranch({ items, level, tree }: TreeBranchProps) {
  return items.map((item, index) => (
    <TreeNodeRow
      key={item.id}
      {...{ item, level, tree }}
      position={index + 1}
      size={items.length}
    />
  ));
}

type RowProps = {
  item: TreeItem;
  level: number;
  tree: TreeState;
  position: number;
  size: number;
};

function TreeNodeRow({ item, level, tree, position, size }: RowProps) {
  const id = useId();
  const children = item.children ?? [];
  const expandable = item.expandable === true || children.length > 0;
  const open = expandable && tree.expanded.has(item.id);
  const selected = item.id === tree.selectedId;
  return (
    <li
      role="treeitem"
      data-id={item.id}
      tabIndex={item.id === tree.stop ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={expandable ? open : undefined}
      aria-selected={selected}
      aria-busy={item.busy || undefined}
      aria-labelledby={id}
      onFocus={(event) => {
        event.stopPropagation();
        tree.onFocus(item.id);
      }}
      className="outline-none [&:focus-visible>div]:outline-2 [&:focus-visible>div]:-outline-offset-2 [&:focus-visible>div]:outline-accent"
    >
      <div
        className={cx(
          "relative flex min-h-8 items-center gap-1.5 rounded-md pr-2 pl-1 transition-colors pointer-coarse:min-h-10",
          selected ? "bg-accent-soft font-medium text-accent-text" : "text-ink hover:bg-hover",
        )}
      >
        {expandable ? (
          <span
            aria-hidden="true"
            data-toggle
            className="relative z-10 grid size-6 shrink-0 cursor-pointer place-items-center rounded-sm text-faint hover:text-ink"
          >
            {item.busy ? (
              <Spinner />
            ) : (
              <ChevronRight className={cx("size-4 transition-transform", open && "rotate-90")} />
            )}
          </span>
        ) : (
          <span className="size-6 shrink-0" />
        )}
        {item.icon && (
          <span className="shrink-0 text-faint [&_svg]:size-4" aria-hidden="true">
            {item.icon}
          </span>
        )}
        <span id={id} className="flex min-w-0 flex-1 items-center gap-2">
          <ItemLabel item={item} />
          {item.badge}
        </span>
      </div>
      {open && children.length > 0 && (
        <ul role="group" className="ml-4 border-l pl-1.5">
          <TreeBranch items={children} level={level + 1} tree={tree} />
        </ul>
      )}
    </li>
  );
}

/** The label's link or press area covers the row; the keyboard reaches it through the item. */
function ItemLabel({ item }: { item: TreeItem }) {
  const cover = "min-w-0 flex-1 cursor-pointer truncate after:absolute after:inset-0";
  return item.href === undefined ? (
    <span className={cover}>{item.label}</span>
  ) : (
    <Link href={item.href} tabIndex={-1} className={cover}>
      {item.label}
    </Link>
  );
}
