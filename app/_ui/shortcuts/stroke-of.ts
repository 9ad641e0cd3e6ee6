import { isComposingBy } from "./is-composing-by.ts";

/** What is asked of a press of a key. */
type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
>;

/**
 * A press as the map of shortcuts spells it: `k`, `?`, `mod+k`, `mod+enter`. Null for what is part of
 * composing a text, is pressed with other modifiers, or is no sign.
 */
export function strokeOf(press: Press, platform: "mac" | "other"): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (isComposingBy(press) || altKey) return null;
  const [mod, foreign] = platform === "mac" ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (foreign || (mod && shiftKey)) return null;
  const sign = signOf(press);
  if (mod) return `mod+${sign.toLowerCase()}`;
  return Array.from(key).length === 1 ? sign : null;
}

/** @NOTE Where letters are not Latin, the key in its place is meant: Ctrl+K is Ctrl+K everywhere. */
function signOf({ key, code }: Press): string {
  const isForeignLetter = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  return isForeignLetter && code.startsWith("Key") ? code.slice(3).toLowerCase() : key;
}
