import { notFound } from "next/navigation";
import { cache } from "react";
import type { ListFor } from "@/lib/content/list-for.ts";
import { findForPage } from "@/lib/doors/page/load-page.ts";
import { ownLists } from "@/lib/doors/page/own-collections.ts";
import { listSavedViews } from "@/lib/saved-views/list-saved-views.ts";
import type { SavedViews } from "@/lib/saved-views/saved-view.ts";

/** The lists of entries that the signed-in member has; asked once a request. */
export const listsIn = cache((organizationSlug: string): Promise<readonly ListFor[]> =>
  ownLists(organizationSlug),
);

/** One of them; the 404 page for one that they do not have. */
export async function listIn(organizationSlug: string, slug: string): Promise<ListFor> {
  const lists = await listsIn(organizationSlug);
  return lists.find((list) => list.slug === slug) ?? notFound();
}

/** The views that they have of a list; null while they look at it as somebody else. */
export const savedViewsIn = cache(
  (organizationSlug: string, collection: string): Promise<SavedViews | null> =>
    findForPage(listSavedViews, organizationSlug, { collection }),
);
