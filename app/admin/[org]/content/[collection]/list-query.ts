import type { ContentValues } from "@/lib/content/content-entry.ts";
import type { CollectionFor } from "@/lib/content/collection-for.ts";

/** What the address of a list says. */
export type ListSearch = {
  readonly q?: string;
  readonly sort?: string;
  readonly after?: string;
  readonly before?: string;
};

export const PAGE_SIZE = 25;

/** The title if it can be read: what the list is searched by. */
export function searchedField({ titleField, fields }: CollectionFor): string | null {
  const field = fields.find(({ name }) => name === titleField);
  return field?.mayRead === true ? field.name : null;
}

/** The question that an address asks; what is no order of this list is none. */
export function questionOf(collection: CollectionFor, search: ListSearch): ContentValues {
  const { q = "", sort, after, before } = search;
  const by = searchedField(collection);
  return {
    filter: by === null || q.trim() === "" ? {} : { [by]: { _icontains: q.trim() } },
    sort: sortedBy(collection, sort) === null ? usualSort(collection) : (sort ?? null),
    size: String(PAGE_SIZE),
    after: after ?? null,
    before: after === undefined ? (before ?? null) : null,
  };
}

const usualSort = (collection: CollectionFor): string | null =>
  collection.dated ? null : searchedField(collection);

export type Sorted = { readonly name: string; readonly direction: "asc" | "desc" };

/** The order that an address wishes, as far as it is one. */
export function sortedBy({ fields }: CollectionFor, sort: string | undefined): Sorted | null {
  const direction = sort?.startsWith("-") === true ? "desc" : "asc";
  const name = sort?.replace(/^-/, "");
  const field = fields.find((one) => one.name === name && one.mayRead && SORTABLE.has(one.kind));
  return field === undefined ? null : { name: field.name, direction };
}

/** Kinds that a list can be ordered by. */
export const SORTABLE: ReadonlySet<string> = new Set([
  ...["text", "integer", "decimal", "boolean", "date", "instant", "choice", "email", "url"],
]);

/** The address of the list with some of it changed; undefined leaves a part out. */
export function listAddress(base: string, search: ListSearch, change: ListSearch): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...search, ...change })) {
    if (typeof value === "string" && value !== "") query.set(name, value);
  }
  return query.size === 0 ? base : `${base}?${query}`;
}
