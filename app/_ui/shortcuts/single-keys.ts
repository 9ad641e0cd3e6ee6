"use client";

import { useSyncExternalStore } from "react";

const KEY = "gatehouse.single-keys";
const followers = new Set<() => void>();

/** Whether shortcuts of a single key count in this browser; they do until they are turned off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Turns them on or off, for this browser. Where it keeps nothing, they stay on. */
export function turnSingleKeys(to: "on" | "off"): void {
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Nothing is kept here: they count.
  }
  for (const tell of followers) tell();
}

/** As `areSingleKeysOn`, told again when it changes. */
export const useSingleKeys = (): boolean =>
  useSyncExternalStore(follow, areSingleKeysOn, () => true);

function follow(tell: () => void): () => void {
  followers.add(tell);
  window.addEventListener("storage", tell);
  return () => {
    followers.delete(tell);
    window.removeEventListener("storage", tell);
  };
}
