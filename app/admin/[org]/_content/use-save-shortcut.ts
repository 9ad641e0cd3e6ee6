"use client";

import { useEffect } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";

/** Ctrl+S and Cmd+S save, wherever the focus is on this screen. */
export function useSaveShortcut(save: () => void): void {
  const latest = useLatest(save);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
      if (!isSave || event.altKey || event.shiftKey) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [latest]);
}
