import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { listCollections } from "@/lib/content/collections/collection-reads.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { CollectionTable } from "../collection-table.tsx";

export const metadata: Metadata = { title: "Collections" };

/** What content there is: each collection in a line. */
export default async function CollectionsPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { collections } = await loadPage(listCollections, slug, {});
  const { can } = await abilitiesIn(slug);
  const base = `/admin/${slug}/collections`;
  return (
    <>
      <PageHeader
        title="Collections"
        description="The kinds of content of this organization, and the fields that their entries have."
        actions={
          can.createCollections && <CreateLink href={`${base}/new`}>New collection</CreateLink>
        }
      />
      <Card flush>
        <CollectionTable base={base} collections={collections} />
      </Card>
    </>
  );
}
