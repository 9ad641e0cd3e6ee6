import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { entryIdOf } from "../../../_content/entry-params.ts";
import { usable } from "../../../_editor/field-access.ts";
import { relatedOf } from "../../../_editor/related-of.ts";
import { scheduledOf } from "../../../_editor/scheduled-of.ts";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";
import { ContentEditor } from "../content-editor.tsx";
import { entryIn } from "../entry-in.ts";
import { editorPlaceOf, editorRights } from "../editor-place.ts";

type EntryParams = { readonly params: Promise<{ org: string; collection: string; id: string }> };

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: collection.name };
}

/** One entry: each field that the member may read of it, to be written where they may. */
export default async function ContentEntryPage(props: EntryParams) {
  const place = await contentPlaceOf(props);
  const { org, base, site, collection } = place;
  const entry = await entryIn(place, await entryIdOf(props));
  const { name, drafts, titleField } = collection;
  const fields = usable(collection.fields, entry);
  const can = editorRights(collection);
  const isKnown = entry.revision !== null;
  const hasDrafts = drafts && collection.can.drafts;
  return (
    <ContentEditor
      key={entry.id}
      place={await editorPlaceOf(place)}
      {...{ site, entry, fields, titleField, hasDrafts }}
      can={{ ...can, update: can.update && isKnown, publish: can.publish && isKnown }}
      scheduled={hasDrafts ? await scheduledOf(org, collection.slug, entry.id) : null}
      related={await relatedOf(org, fields, entry)}
      untitled="Untitled"
      breadcrumbs={<Breadcrumbs items={[{ label: name, href: base }]} />}
    />
  );
}
