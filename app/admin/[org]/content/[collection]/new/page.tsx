import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { EntryForm } from "../_entry/entry-form.tsx";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";
import { targetsOf } from "../targets-of.ts";

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: `New in ${collection.name}` };
}

/** A new entry: the fields that the member may write on creation. */
export default async function NewContentPage(props: ContentParams) {
  const { org, base, collection } = await contentPlaceOf(props);
  if (!collection.can.create) notFound();
  const items = collection.can.read ? [{ label: collection.name, href: base }] : [];
  return (
    <>
      <PageHeader
        title={`New in ${collection.name}`}
        breadcrumbs={items.length > 0 ? <Breadcrumbs items={items} /> : null}
        {...(collection.can.read
          ? {}
          : { description: "You may add here, and not look at what was added." })}
      />
      <EntryForm
        {...{ org, base, collection, entry: null, titles: {} }}
        fields={collection.fields.filter(({ mayCreate }) => mayCreate)}
        targets={await targetsOf(org, collection)}
      />
    </>
  );
}
