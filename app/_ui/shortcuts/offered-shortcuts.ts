"use client";

import { useSyncExternalStore } from "react";
import { followStrokes, NOTHING_BEGUN } from "./follow-strokes.ts";
import { isMac } from "./is-mac.ts";
import {
  isSingle,
  SHORTCUT_NAMES,
  SHORTCUTS,
  shortcutOf,
  type ShortcutName,
} from "./shortcut-map.ts";
import { areSingleKeysOn } from "./single-keys.ts";
import { strokeOf } from "./stroke-of.ts";

type Run = () => void;

/** What each shortcut does on this screen: what was offered last comes first. */
const offered = new Map<ShortcutName, Run[]>();
const followers = new Set<() => void>();
const NONE: readonly ShortcutName[] = [];
let names = NONE;
let begun = NOTHING_BEGUN;

/** Offers a shortcut until the function that it returns is called. */
export function offerShortcut(name: ShortcutName, run: Run): () => void {
  // Captured before the rich text sees Ctrl+Enter, which would break a line there.
  if (offered.size === 0) window.addEventListener("keydown", onKeyDown, { capture: true });
  offered.set(name, [run, ...(offered.get(name) ?? [])]);
  tell();
  return () => {
    const others = offered.get(name)?.filter((other) => other !== run) ?? [];
    if (others.length > 0) offered.set(name, others);
    else offered.delete(name);
    if (offered.size === 0) window.removeEventListener("keydown", onKeyDown, { capture: true });
    tell();
  };
}

/** The shortcuts that this screen offers, in the order of the map. */
export const useOfferedShortcuts = (): readonly ShortcutName[] =>
  useSyncExternalStore(
    follow,
    () => names,
    () => NONE,
  );

function tell(): void {
  names = SHORTCUT_NAMES.filter((name) => offered.has(name));
  for (const follower of followers) follower();
}

function follow(follower: () => void): () => void {
  followers.add(follower);
  return () => followers.delete(follower);
}

function onKeyDown(event: KeyboardEvent): void {
  const stroke = strokeOf(event, isMac() ? "mac" : "other");
  if (stroke === null || event.defaultPrevented) return;
  if (isDialogOpen()) return keepFromBrowser(event, stroke);
  const singles = areSingleKeysOn() && !isTyping(event.target);
  const counting = names.filter((name) => singles || !isSingle(shortcutOf(name)));
  const followed = followStrokes(begun, { stroke, at: event.timeStamp }, counting);
  begun = followed.begun;
  if (followed.name === null) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.repeat && shortcutOf(followed.name).repeats !== true) return;
  offered.get(followed.name)?.[0]?.();
}

/** Where one writes, nobody wants the page as a file: not in a window over it either. */
function keepFromBrowser(event: KeyboardEvent, stroke: string): void {
  if (offered.has("save") && SHORTCUTS.save.keys[0] === stroke) event.preventDefault();
}

/** @NOTE A window over the screen is another place: what the screen offers is not meant there. */
const isDialogOpen = (): boolean =>
  document.querySelector('[role="dialog"][data-state="open"]') !== null;

/** Whether a sign goes into something: a text, or a list in which letters jump. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest(TAKERS) !== null);

const TAKERS = [
  "input:not([type=checkbox], [type=radio], [type=button], [type=submit])",
  ...["textarea", "select", "[role=menu]", "[role=listbox]", "[role=tree]"],
].join(", ");
