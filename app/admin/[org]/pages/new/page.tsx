import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { entriesOf } from "../../_content/entries-of.ts";
import { PAGE_FIELDS } from "../../_editor/built-in-fields.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { collectionChoices } from "../collection-choices.ts";
import { PageEditor } from "../page-editor.tsx";

export const metadata: Metadata = { title: "New page" };

type NewPageProps = OrganizationParams & {
  searchParams: Promise<{ parent?: string | string[]; home?: string }>;
};

/** A page that is being made; it exists with its first save. */
export default async function NewPagePage({ params, searchParams }: NewPageProps) {
  const { slug, site } = await organizationOf({ params });
  const { can } = await abilitiesIn(slug);
  if (!can.createPages) notFound();
  const pages = await entriesOf(slug, "pages");
  const { parent, home } = await searchParams;
  const parentId = pages.find(({ id }) => id === parent)?.id ?? null;
  const { userId } = await signedInPerson();
  const { updatePages: update, publishPages: publish } = can;
  return (
    <PageEditor
      key={parentId}
      {...{ site, pages }}
      entry={null}
      place={{ org: slug, collection: "pages", base: `/admin/${slug}/pages`, person: userId }}
      fields={PAGE_FIELDS}
      can={{ read: true, create: true, update, publish, bin: update, delete: false, share: false }}
      collections={await collectionChoices(slug)}
      scheduled={null}
      breadcrumbs={null}
      beginning={{
        ...(home === undefined ? {} : { slug: "home" }),
        parent: parentId,
        blocks: [{ id: crypto.randomUUID(), kind: "richText", doc: null }],
      }}
    />
  );
}
