import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { creatable } from "../../../_editor/field-access.ts";
import { relatedOf } from "../../../_editor/related-of.ts";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";
import { ContentEditor } from "../content-editor.tsx";
import { editorPlaceOf, editorRights } from "../editor-place.ts";

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
  const fields = creatable(collection.fields);
  const items = can.read ? [{ label: name, href: base }] : [];
  return (
    <ContentEditor
      place={await editorPlaceOf(place)}
      entry={null}
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
