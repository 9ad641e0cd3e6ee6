"use client";

import { useShortcut } from "@/app/_ui/shortcuts/use-shortcut.ts";

type Shortcuts = {
  /** Null: one may not. */
  readonly save: (() => void) | null;
  readonly publish: (() => void) | null;
};

/** Saves and publishes by the keys, wherever the focus is on this screen. */
export function useShortcuts({ save, publish }: Shortcuts): void {
  useShortcut("save", save);
  useShortcut("publish", publish);
}
