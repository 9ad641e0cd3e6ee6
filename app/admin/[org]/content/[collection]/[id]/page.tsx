import type { Metadata } from "next";
import { languageOf } from "@/app/_screens/languages/language.ts";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { entryIdOf } from "../../../_content/entry-params.ts";
import type { EditorLanguage } from "../../../_editor/editor-options.ts";
import { attributeText, entryValues } from "../../../_editor/entry-values.ts";
import { usable } from "../../../_editor/field-access.ts";
import { inLanguage, inOneLanguage } from "../../../_editor/in-language.ts";
import { relatedOf } from "../../../_editor/related-of.ts";
import { scheduledOf } from "../../../_editor/scheduled-of.ts";
import { contentPlaceOf, type ContentParams, type LocaleSearch } from "../content-params.ts";
import { ContentEditor } from "../content-editor.tsx";
import { entryIn, insteadOf, localesOf } from "../entry-in.ts";
import { editorPlaceOf, editorRights } from "../editor-place.ts";
import { spokenIn, type Spoken } from "../speaking-in.ts";

type EntryParams = LocaleSearch & {
  readonly params: Promise<{ org: string; collection: string; id: string }>;
};

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: collection.name };
}

/** One entry: each field that the member may read of it, to be written where they may. */
export default async function ContentEntryPage(props: EntryParams) {
  const place = await contentPlaceOf(props);
  const { org, base, site, collection } = place;
  const { name, drafts, titleField } = collection;
  const spoken = await spokenIn(collection, props);
  const locale = spoken?.current.code ?? null;
  const entry = await entryIn(place, { id: await entryIdOf(props), locale });
  const isFirst = spoken === null || spoken.current === spoken.first;
  const instead = isFirst ? entry : await insteadOf(place, entry.id);
  const known = usable(collection.fields, entry);
  const values = instead === null ? {} : entryValues(known, instead);
  const fields =
    spoken === null
      ? inOneLanguage(known, languageOf(collection.locales[0] ?? ""))
      : inLanguage(known, { ...spoken, instead: values });
  const can = editorRights(collection);
  const isKnown = entry.revision !== null;
  const hasDrafts = drafts && collection.can.drafts;
  const where = { org, locale };
  return (
    <ContentEditor
      key={`${entry.id}/${locale ?? ""}`}
      place={await editorPlaceOf(place, spoken)}
      {...(spoken === null ? {} : { languages: await languagesOf(spoken, place, entry) })}
      {...{ site, entry, fields, titleField, hasDrafts }}
      can={{ ...can, update: can.update && isKnown, publish: can.publish && isKnown }}
      scheduled={hasDrafts ? await scheduledOf(where, collection.slug, entry.id) : null}
      related={await relatedOf(where, fields, entry)}
      untitled={titleIn(instead, titleField) ?? "Untitled"}
      breadcrumbs={<Breadcrumbs items={[{ label: name, href: base }]} />}
    />
  );
}

async function languagesOf(
  { all, current }: Spoken,
  place: Parameters<typeof localesOf>[0],
  { id }: ContentEntry,
): Promise<readonly EditorLanguage[]> {
  const told = await localesOf(place, id);
  return all.flatMap((language): EditorLanguage[] => {
    const stands = told.find(({ locale }) => locale === language.code);
    if (stands === undefined) return language === current ? [{ ...language, ...UNTOLD }] : [];
    return [{ ...language, said: stands.said, status: stands.status }];
  });
}

const UNTOLD = { said: 0, status: null };

const titleIn = (entry: ContentEntry | null, titleField: string | null): string | null =>
  entry === null || titleField === null ? null : attributeText(entry, titleField);
