import type { ContentCollection } from "@/lib/content/entry-data.ts";
import { ENTRY_MODELS, isContentCollection } from "@/lib/content/resource/entry-model.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest } from "../route.ts";

const SUMMARIES: Readonly<Record<ContentCollection, string>> = {
  pages: "A page of the website: a title and blocks in reading order.",
  posts: "A post: one text with what lists show of it.",
  authors: "Somebody who writes posts.",
};

/** The types of entries that an organization's editors write. */
export const contentResources: readonly ResourceDescription[] = (
  Object.keys(ENTRY_MODELS) as ContentCollection[]
).map((type) => ({ type, summary: SUMMARIES[type], fields: ENTRY_MODELS[type] }));

/** Those with at least one relationship. */
export const linkedResources = contentResources.filter(({ fields }) =>
  [...fields.values()].some(({ to }) => to !== null),
);

/**
 * The collection that an address names.
 * @throws NotFound for one that is not there, as for one that the caller may not know.
 */
export function collectionOf({ params }: ApiRequest): ContentCollection {
  const name = params["collection"] ?? "";
  if (!isContentCollection(name)) throw new NotFound();
  return name;
}

/** The entry that an address names. @throws NotFound for what is no id at all. */
export function entryOf(request: ApiRequest): { collection: ContentCollection; id: string } {
  const collection = collectionOf(request);
  const id = request.params["id"] ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound();
  return { collection, id };
}
