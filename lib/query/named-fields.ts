import { leadsTo } from "./field.ts";
import type { Filter } from "./filter.ts";
import { targetOf, type Asked } from "./space.ts";

/** A field, and the collection that it belongs to. */
export type NamedField = { readonly collection: string; readonly field: string };

/** Every field that a filter compares or follows, also at the other end of relationships. */
export function namedFields(
  filter: Filter,
  collection: string,
  asked: Asked,
): readonly NamedField[] {
  if (filter.kind === "all" || filter.kind === "any") {
    return filter.of.flatMap((part) => namedFields(part, collection, asked));
  }
  const named = { collection, field: filter.field };
  if (filter.kind === "test") return [named];
  const followed = asked.fields.get(filter.field);
  const type = followed === undefined ? null : leadsTo(followed);
  const target = followed === undefined ? null : targetOf(followed, asked);
  if (type === null || target === null) return [named];
  return [named, ...namedFields(filter.of, type, target)];
}
