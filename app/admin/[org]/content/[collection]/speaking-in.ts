import { languageOf, type Language } from "@/app/_screens/languages/language.ts";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import type { LocaleSearch } from "./content-params.ts";

/** The languages that entries of a collection have, and the one that is asked for. */
export type Spoken = {
  readonly all: readonly Language[];
  readonly first: Language;
  readonly current: Language;
};

/**
 * Null: they have but one. An address that asks for a language that there is no more, as one that was
 * kept from earlier, leads to the default one.
 */
export async function spokenIn(
  { locales, fields }: CollectionFor,
  { searchParams }: LocaleSearch,
): Promise<Spoken | null> {
  const { locale: asked } = await searchParams;
  const [first, ...others] = locales.map(languageOf);
  const isSeveral = others.length > 0 && fields.some(({ localized }) => localized);
  if (first === undefined || !isSeveral) return null;
  const all = [first, ...others];
  return { all, first, current: all.find(({ code }) => code === asked) ?? first };
}
