import { notFound } from "next/navigation";
import { languageOf, type Language } from "@/app/_screens/languages/language.ts";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import type { LocaleSearch } from "./content-params.ts";

/** The languages that entries of a collection have, and the one that is asked for. */
export type Spoken = {
  readonly all: readonly Language[];
  readonly first: Language;
  readonly current: Language;
};

/** Null: they have but one. The 404 page for a language that there is not. */
export async function spokenIn(
  { locales, fields }: CollectionFor,
  { searchParams }: LocaleSearch,
): Promise<Spoken | null> {
  const { locale: asked } = await searchParams;
  const [first, ...others] = locales.map(languageOf);
  const isSeveral = others.length > 0 && fields.some(({ localized }) => localized);
  if (first === undefined || !isSeveral) return asked === undefined ? null : notFound();
  const all = [first, ...others];
  const current = asked === undefined ? first : all.find(({ code }) => code === asked);
  return current === undefined ? notFound() : { all, first, current };
}
