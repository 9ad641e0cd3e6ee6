"use client";

import { useState } from "react";
import type { TreeNode } from "./tree-navigation.ts";
import { ancestorsOf } from "./tree-navigation.ts";
import { useMounted } from "./use-mounted.ts";

type Expanding = {
  readonly items: readonly TreeNode[];
  readonly selectedId: string | undefined;
  /** What is open where nobody opened or closed anything yet. */
  readonly first: readonly string[];
  /** Under which name this browser keeps what is open; undefined: nowhere. */
  readonly keep: string | undefined;
};

/** More than these nobody keeps open. */
const MOST = 500;

/**
 * What is open in a tree: as it was left in this browser, and always the way to the selected item.
 * @NOTE The server does not know what the browser keeps, so the first picture is without it.
 */
export function useExpanded({ items, selectedId, first, keep }: Expanding) {
  const isMounted = useMounted();
  const begin = (): ReadonlySet<string> =>
    new Set([
      ...((isMounted ? keptUnder(keep) : null) ?? first),
      ...ancestorsOf(items, selectedId ?? ""),
    ]);
  const [expanded, setExpanded] = useState(begin);
  const [wasMounted, setWasMounted] = useState(isMounted);
  if (wasMounted !== isMounted) {
    setWasMounted(isMounted);
    setExpanded(begin());
  }
  const expand = (next: ReadonlySet<string>) => {
    setExpanded(next);
    if (keep !== undefined) keepUnder(keep, next);
  };
  return [expanded, expand] as const;
}

function keptUnder(key: string | undefined): readonly string[] | null {
  if (key === undefined) return null;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : null;
  } catch {
    return null;
  }
}

function keepUnder(key: string, ids: ReadonlySet<string>): void {
  try {
    localStorage.setItem(key, JSON.stringify([...ids].slice(-MOST)));
  } catch {
    // A browser that keeps nothing opens the tree as at first.
  }
}
