import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import { languageOf, type Language } from "@/app/_screens/languages/language.ts";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import type { EditorLanguage } from "../../../_editor/editor-options.ts";
import { creatable } from "../../../_editor/field-access.ts";
import { inLanguage, inOneLanguage } from "../../../_editor/in-language.ts";
import { relatedOf } from "../../../_editor/related-of.ts";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";
import { ContentEditor } from "../content-editor.tsx";
import { editorPlaceOf, editorRights } from "../editor-place.ts";
import { spokenIn, type Spoken } from "../speaking-in.ts";

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: `New in ${collection.name}` };
}

/** A new entry: the fields that the member may write on creation. */
export default async function NewContentPage(props: ContentParams) {
  const place = await contentPlaceOf(props);
  const { org, base, site, collection } = place;
  if (!collection.can.create) notFound();
  const { name, can, drafts, titleField } = collection;
  const spoken = await spokenIn(collection, { searchParams: Promise.resolve({}) });
  const fields = writtenIn(collection, spoken);
  const items = can.read ? [{ label: name, href: base }] : [];
  return (
    <ContentEditor
      place={await editorPlaceOf(place, spoken)}
      entry={null}
      {...(spoken === null ? {} : { languages: spoken.all.map(unwritten) })}
      {...{ site, fields, titleField }}
      hasDrafts={drafts}
      can={editorRights(collection)}
      scheduled={null}
      related={await relatedOf(org, fields, null)}
      untitled={`New in ${name}`}
      breadcrumbs={items.length > 0 ? <Breadcrumbs items={items} /> : null}
      {...(can.read ? {} : { description: "You may add here, and not look at what was added." })}
    />
  );
}

/** @NOTE A new entry begins in the default language: what is in no language is written in that one. */
function writtenIn({ fields, locales }: CollectionFor, spoken: Spoken | null): FormField[] {
  const all = creatable(fields);
  if (spoken === null) return inOneLanguage(all, languageOf(locales[0] ?? ""));
  return inLanguage(all, { ...spoken, instead: {} });
}

const unwritten = (language: Language): EditorLanguage => ({
  ...language,
  ...{ said: 0, status: "draft" },
});
