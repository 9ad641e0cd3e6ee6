"use client";

import { useEffect } from "react";
import { offerShortcut } from "@/app/_ui/shortcuts/offered-shortcuts.ts";
import { useGo } from "@/app/_ui/use-go.ts";
import type { Line } from "./line.ts";

/** Offers the shortcuts that lead to places, of those places that are offered. */
export function useGoKeys(places: readonly Line[]): void {
  const go = useGo();
  useEffect(() => {
    const ends = places.flatMap(({ shortcut, deed }) =>
      shortcut !== null && "to" in deed ? [offerShortcut(shortcut, () => go(deed.to))] : [],
    );
    return () => ends.forEach((end) => end());
  }, [places, go]);
}
