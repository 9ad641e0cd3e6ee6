import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { collectionsIn } from "../../_shell/collections-in.ts";
import type { Target } from "./_entry/relation-dialog.tsx";
import { searchedField } from "./searched-field.ts";

/** Where the relations of a collection lead, as far as the member may look there. */
export async function targetsOf(org: string, { fields }: CollectionFor): Promise<Target[]> {
  const known = await collectionsIn(org);
  const wanted = new Set(fields.map(({ to }) => to));
  return known
    .filter(({ slug, can }) => wanted.has(slug) && can.read)
    .map((collection) => ({
      org,
      slug: collection.slug,
      titleField: searchedField(collection),
    }));
}
