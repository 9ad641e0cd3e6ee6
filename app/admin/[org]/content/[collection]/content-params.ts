import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { collectionIn } from "../../_shell/collections-in.ts";

export type ContentParams = { readonly params: Promise<{ org: string; collection: string }> };

/** Where a screen about one collection stands. */
export type ContentPlace = {
  readonly org: string;
  readonly base: string;
  /** Address of the website, without a slash at the end; null: its entries have no place on it. */
  readonly site: string | null;
  readonly collection: CollectionFor;
};

/** What the address of a screen about entries in several languages may ask for. */
export type LocaleSearch = { readonly searchParams: Promise<{ locale?: string | string[] }> };

/** The collection that the address names; the 404 page when there is none for the member. */
export async function contentPlaceOf(props: ContentParams): Promise<ContentPlace> {
  const { slug: org, site } = await organizationOf(props);
  const collection = await collectionIn(org, (await props.params).collection);
  const base = `/admin/${org}/content/${collection.slug}`;
  return { org, base, collection, site: collection.website ? site : null };
}
