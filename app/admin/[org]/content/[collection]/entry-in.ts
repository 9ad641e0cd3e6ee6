import { notFound } from "next/navigation";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { getDraftEntry, getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import type { ContentPlace } from "./content-params.ts";

/** An entry as drafted where the member may read drafts, else as published; the 404 page without one. */
export async function entryIn(
  { org, collection }: ContentPlace,
  id: string,
): Promise<ContentEntry> {
  if (!collection.can.read) notFound();
  const input = { collection: collection.slug, id, question: {} };
  const found = collection.can.drafts
    ? await loadPage(getDraftEntry, org, input)
    : await loadPage(getPublishedEntry, org, input);
  return found.item;
}
