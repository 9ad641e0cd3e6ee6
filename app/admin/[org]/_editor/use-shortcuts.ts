"use client";

import { useEffect } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";

type Shortcuts = {
  readonly save: () => void;
  /** Null: one may not. */
  readonly publish: (() => void) | null;
};

/** Ctrl or Cmd with S saves and with Enter publishes, wherever the focus is on this screen. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useLatest(shortcuts);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const { save, publish } = latest.current;
      const run = event.key === "Enter" ? publish : save;
      const isMeant = event.key === "Enter" || event.key.toLowerCase() === "s";
      if (!isMeant || run === null || isInDialog(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    // Captured before the rich text sees Ctrl+Enter, which would break a line there.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [latest]);
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[role=dialog]") !== null;
