import { SHORTCUTS, type ShortcutName } from "./shortcut-map.ts";

/** How long a shortcut of two keys waits for the second, in milliseconds. */
const WAIT_MS = 1500;

/** What was pressed up to now of shortcuts of several keys, and when. */
type Begun = { readonly strokes: readonly string[]; readonly at: number };

export const NOTHING_BEGUN: Begun = { strokes: [], at: 0 };

type Followed = { readonly name: ShortcutName | null; readonly begun: Begun };

/** What a stroke amounts to among the shortcuts that there are: one of them, a beginning, nothing. */
export function followStrokes(
  begun: Begun,
  { stroke, at }: { readonly stroke: string; readonly at: number },
  names: readonly ShortcutName[],
): Followed {
  const before = at - begun.at <= WAIT_MS ? begun.strokes : [];
  const strokes = [...before, stroke];
  const fitting = names.filter((name) => beginsWith(SHORTCUTS[name].keys, strokes));
  const name = fitting.find((one) => SHORTCUTS[one].keys.length === strokes.length) ?? null;
  if (name !== null) return { name, begun: NOTHING_BEGUN };
  if (fitting.length > 0) return { name: null, begun: { strokes, at } };
  // What ends one may begin another.
  if (before.length > 0) return followStrokes(NOTHING_BEGUN, { stroke, at }, names);
  return { name: null, begun: NOTHING_BEGUN };
}

const beginsWith = (keys: readonly string[], strokes: readonly string[]): boolean =>
  strokes.every((stroke, index) => keys[index] === stroke);
