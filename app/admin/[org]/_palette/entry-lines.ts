import type { FoundEntry } from "@/lib/search/find-entries.ts";
import type { Line } from "./line.ts";
import type { Shelf } from "./offer.ts";
import type { Opened } from "./opened.ts";

/** Entries that were found, as lines; those of a collection that is not offered here are left out. */
export const foundLines = (
  found: readonly FoundEntry[],
  shelves: readonly Shelf[],
): readonly Line[] =>
  found.flatMap(({ collection, id, title, status, highlights }) => {
    const own = highlights.find(({ text }) => text === title);
    const line = lineOf({ collection, id, title: title || "Untitled" }, shelves);
    if (line === null) return [];
    const fragment = highlights.find((one) => one !== own) ?? null;
    return [{ ...line, entry: { ...line.entry, status, marks: own?.marks ?? [], fragment } }];
  });

/** Entries that were opened last, as lines; those that are not offered any more are left out. */
export const openedLines = (
  opened: readonly Opened[],
  shelves: readonly Shelf[],
): readonly Line[] => opened.flatMap((one) => lineOf(one, shelves) ?? []);

type EntryLine = Line & { readonly entry: NonNullable<Line["entry"]> };

function lineOf({ collection, id, title }: Opened, shelves: readonly Shelf[]): EntryLine | null {
  const shelf = shelves.find((one) => one.collection === collection);
  if (shelf === undefined) return null;
  return {
    ...{ key: id, label: title, icon: shelf.icon, also: shelf.name },
    deed: { to: `${shelf.base}/${id}`, kind: "screen" },
    shortcut: null,
    entry: { of: shelf.name, status: null, marks: [], fragment: null },
  };
}
