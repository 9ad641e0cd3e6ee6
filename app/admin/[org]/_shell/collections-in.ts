import { notFound } from "next/navigation";
import { cache } from "react";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { ownCollections } from "@/lib/doors/page/own-collections.ts";

/** The organization's own collections as the signed-in member may use them; asked once a request. */
export const collectionsIn = cache(
  async (organizationSlug: string): Promise<readonly CollectionFor[]> =>
    ownCollections(organizationSlug),
);

/** One of them; the 404 page for one that is not there for them. */
export async function collectionIn(organizationSlug: string, slug: string): Promise<CollectionFor> {
  const collections = await collectionsIn(organizationSlug);
  return collections.find((collection) => collection.slug === slug) ?? notFound();
}
