import type { JsonObject } from "@/lib/kernel/json.ts";

/** Names of the fields that a change speaks of: what is undefined it leaves as it is. */
export const namesIn = (wanted: object): string[] =>
  Object.entries(wanted).flatMap(([field, to]) => (to === undefined ? [] : [field]));

/** A field as a change gives it: a text, or texts in whichever order. */
type Wanted = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What was and what is to be, of that alone which is another; null when nothing is.
 * @param present the fields as they are, lists in order.
 */
export function changesIn(
  present: JsonObject,
  wanted: Wanted,
): { readonly before: JsonObject; readonly after: JsonObject } | null {
  const after = Object.entries(wanted).flatMap(([field, to]): [string, string | string[]][] => {
    if (to === undefined) return [];
    const value = typeof to === "string" ? to : to.toSorted();
    return JSON.stringify(value) === JSON.stringify(present[field]) ? [] : [[field, value]];
  });
  if (after.length === 0) return null;
  const before = after.map(([field]) => [field, present[field] ?? null] as const);
  return { before: Object.fromEntries(before), after: Object.fromEntries(after) };
}
