/** What linked entries are called, by id. */
export type Titles = Readonly<Record<string, string>>;

/** The ids that an entry links to by a field. */
export function idsAt(
  { attributes, relationships }: ContentEntry,
  name: string,
): readonly string[] {
  const one = relationships[name];
  if (one !== undefined) return one === null ? [] : [one.id];
  const list = attributes[name];
  return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
}
import type { ContentEntry } from "@/lib/content/content-entry.ts";
