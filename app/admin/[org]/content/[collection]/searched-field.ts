import type { CollectionFor } from "@/lib/content/collection-for.ts";

/** The title if it can be read: what a collection is searched by. */
export function searchedField({ titleField, fields }: CollectionFor): string | null {
  const field = fields.find(({ name }) => name === titleField);
  return field?.mayRead === true ? field.name : null;
}
