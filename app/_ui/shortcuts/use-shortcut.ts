"use client";

import { useEffect } from "react";
import { useLatest } from "../use-latest.ts";
import { offerShortcut } from "./offered-shortcuts.ts";
import type { ShortcutName } from "./shortcut-map.ts";

/**
 * Offers a shortcut of the map for as long as the component stands. Null: it is not there now, as
 * where one may not do it.
 */
export function useShortcut(name: ShortcutName, run: (() => void) | null): void {
  const latest = useLatest(run);
  const isThere = run !== null;
  useEffect(
    () => (isThere ? offerShortcut(name, () => latest.current?.()) : undefined),
    [name, isThere, latest],
  );
}
