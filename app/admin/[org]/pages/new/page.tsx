import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { entriesOf } from "../../_content/entries-of.ts";
import { lastPosition } from "../../_content/page-tree.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { PageEditor } from "../page-editor.tsx";
import { emptyRichText } from "@/lib/richtext/schema.ts";

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
  const isHome = home !== undefined;
  return (
    <>
      <h1 className="sr-only">New page</h1>
      <PageEditor
        key={parentId}
        org={slug}
        site={site}
        entry={null}
        pages={pages}
        can={{ update: true, publish: can.publishPages }}
        initial={{
          slug: isHome ? "home" : "",
          parentId,
          position: lastPosition(pages, parentId),
          data: {
            title: "",
            blocks: [{ id: crypto.randomUUID(), kind: "richText", doc: emptyRichText() }],
          },
        }}
      />
    </>
  );
}
