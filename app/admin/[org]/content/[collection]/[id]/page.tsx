import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { getDraftEntry, getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { entryIdOf } from "../../../_content/entry-params.ts";
import { DeleteButtons } from "../_entry/delete-buttons.tsx";
import { EntryForm } from "../_entry/entry-form.tsx";
import { KnownRevision } from "../_entry/known-revision.tsx";
import { contentPlaceOf, type ContentParams, type ContentPlace } from "../content-params.ts";
import { linkedTitles } from "../linked-titles.ts";
import { targetsOf } from "../targets-of.ts";
import { ValueText } from "../value-text.tsx";

type EntryParams = { readonly params: Promise<{ org: string; collection: string; id: string }> };

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: collection.name };
}

/** One entry: what the member may write in a form, and what they may only read beside it. */
export default async function ContentEntryPage(props: EntryParams) {
  const place = await contentPlaceOf(props);
  const { org, base, collection } = place;
  if (!collection.can.read) notFound();
  const entry = await entryOf(place, await entryIdOf(props));
  const { name, slug, can } = collection;
  const title = titleOf(place, entry);
  const titles = await linkedTitles(org, collection, [entry]);
  const isHidden = (field: string) => entry.redacted?.includes(field) === true;
  const isWritten = can.update && entry.revision !== null;
  const written = collection.fields.filter(
    (field) => isWritten && field.mayUpdate && !isHidden(field.name),
  );
  const shown = collection.fields.filter((field) => field.mayRead && !written.includes(field));
  return (
    <KnownRevision key={entry.id} revision={entry.revision}>
      <PageHeader
        title={title}
        breadcrumbs={<Breadcrumbs items={[{ label: name, href: base }]} />}
        actions={
          entry.revision !== null && (
            <DeleteButtons {...{ org, base, slug, title, can }} id={entry.id} />
          )
        }
      />
      <div className="flex flex-col gap-6">
        {written.length > 0 && (
          <EntryForm
            key={entry.id}
            {...{ org, base, collection, entry, titles, fields: written }}
            targets={await targetsOf(org, collection)}
          />
        )}
        {shown.length > 0 && (
          <Card {...(written.length > 0 ? { title: "To read alone" } : {})}>
            <DefinitionList
              items={shown.map((field) => ({
                term: field.label,
                value: <ValueText {...{ entry, field, titles }} />,
              }))}
            />
          </Card>
        )}
      </div>
    </KnownRevision>
  );
}

async function entryOf({ org, collection }: ContentPlace, id: string): Promise<ContentEntry> {
  const input = { collection: collection.slug, id, question: {} };
  const found = collection.can.drafts
    ? await loadPage(getDraftEntry, org, input)
    : await loadPage(getPublishedEntry, org, input);
  return found.item;
}

function titleOf({ collection }: ContentPlace, { attributes }: ContentEntry): string {
  const title = collection.titleField === null ? null : attributes[collection.titleField];
  return typeof title === "string" && title !== "" ? title : "Untitled";
}
