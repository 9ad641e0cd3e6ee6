"use client";

import { KeyHint } from "../key-hint.tsx";
import { useMounted } from "../use-mounted.ts";
import { isMac } from "./is-mac.ts";
import { isSingle, shortcutOf, type ShortcutName } from "./shortcut-map.ts";
import { useSingleKeys } from "./single-keys.ts";

type ShortcutHintProps = { readonly name: ShortcutName };

/** The keys of a shortcut beside what it does; nothing where it is turned off. */
export function ShortcutHint({ name }: ShortcutHintProps) {
  const isOn = useSingleKeys();
  const mac = useMounted() && isMac();
  const shortcut = shortcutOf(name);
  if (!isOn && isSingle(shortcut)) return null;
  return <KeyHint keys={shortcut.keys.flatMap((key) => capsOf(key, mac ? "⌘" : "Ctrl"))} />;
}

function capsOf(key: string, mod: string): string[] {
  const [first = "", second] = key === "+" ? [key] : key.split("+");
  if (second === undefined) return [first.toUpperCase()];
  return [mod, second === "enter" ? "Enter" : second.toUpperCase()];
}
