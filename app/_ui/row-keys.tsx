"use client";

import { useShortcut } from "./shortcuts/use-shortcut.ts";

const NAMES = "#main [role=rowheader] a";

/** Walks the rows of the screen's tables by keys: the focus goes from name to name. */
export function RowKeys() {
  useShortcut("next", () => walk(1));
  useShortcut("previous", () => walk(-1));
  return null;
}

/** The row of a table that the focus is in. */
export const focusedRow = (): Element | null => document.activeElement?.closest("tr") ?? null;

function walk(step: 1 | -1): void {
  const names = [...document.querySelectorAll<HTMLElement>(NAMES)];
  const row = focusedRow();
  const at = row === null ? -1 : names.findIndex((name) => row.contains(name));
  const from = at < 0 && step < 0 ? names.length : at;
  names[Math.max(0, Math.min(names.length - 1, from + step))]?.focus();
}
