import { notFound } from "next/navigation";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { EntryLocale } from "@/lib/content/locales/entry-locales.ts";
import { getEntryLocales, getSavedLocales } from "@/lib/content/locales/get-entry-locales.ts";
import { getDraftEntry, getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { findForPage, loadPage, type Where } from "@/lib/doors/page/load-page.ts";
import type { ContentPlace } from "./content-params.ts";

type Asked = {
  readonly id: string;
  /** What is said in this language alone; null: in the default one. */
  readonly locale: string | null;
};

/** An entry as drafted where the member may read drafts, else as published; the 404 page without one. */
export async function entryIn(
  { org, collection }: ContentPlace,
  { id, locale }: Asked,
): Promise<ContentEntry> {
  if (!collection.can.read) notFound();
  const input = { collection: collection.slug, id, question: {}, said: "alone" };
  const where: Where = { org, locale };
  const found = collection.can.drafts
    ? await loadPage(getDraftEntry, where, input)
    : await loadPage(getPublishedEntry, where, input);
  return found.item;
}

/** The same in the default language; null: the member may not read it in that one. */
export async function insteadOf(
  { org, collection }: ContentPlace,
  id: string,
): Promise<ContentEntry | null> {
  const input = { collection: collection.slug, id, question: {} };
  const found = collection.can.drafts
    ? await findForPage(getDraftEntry, org, input)
    : await findForPage(getPublishedEntry, org, input);
  return found?.item ?? null;
}

/** How it stands in each language in which the member may read it. */
export async function localesOf(
  { org, collection }: ContentPlace,
  id: string,
): Promise<readonly EntryLocale[]> {
  const input = { collection: collection.slug, id };
  const found = collection.drafts
    ? await findForPage(getEntryLocales, org, input)
    : await findForPage(getSavedLocales, org, input);
  return found?.locales ?? [];
}
