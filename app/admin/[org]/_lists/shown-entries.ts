import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { ListFor } from "@/lib/content/list-for.ts";
import { nameIn } from "./bulk-deed.ts";
import type { Chosen } from "./selection.tsx";

/** The entries of a page as something is done to them. */
export const chosenOf = (
  { title }: Pick<ListFor, "title">,
  entries: readonly ContentEntry[],
): readonly Chosen[] =>
  entries.map(({ id, revision, attributes }) => ({
    ...{ id, revision },
    title: nameIn(title === null ? null : attributes[title]),
  }));

/** What the entries that came along with a list are called, by id. */
export function titlesIn(
  { slug, title, fields }: ListFor,
  { items, included }: { items: readonly ContentEntry[]; included: readonly ContentEntry[] },
): ReadonlyMap<string, string> {
  const titleOf = new Map(
    fields.flatMap(({ to }) => (to === null ? [] : [[to.collection, to.title] as const])),
  );
  if (title !== null) titleOf.set(slug, title);
  return new Map(
    [...items, ...included].flatMap(({ type, id, attributes }) => {
      const name = titleOf.get(type);
      return name === undefined || name === null ? [] : [[id, nameIn(attributes[name])]];
    }),
  );
}
