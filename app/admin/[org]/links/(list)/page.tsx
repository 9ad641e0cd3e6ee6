import { Link2 } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listLinks } from "@/lib/links/list-links.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { LinkTable } from "../link-table.tsx";

export const metadata: Metadata = { title: "Links" };

/** Preview and share links that have not ended: one's own, or everybody's for an Admin. */
export default async function LinksPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { links } = await loadPage(listLinks, slug, {});
  return (
    <>
      <PageHeader
        title="Links"
        description="Previews and shares of single entries that are good now. Each opens what its maker may read, and ends with their rights."
      />
      <Card flush>
        <LinkTable
          org={slug}
          links={links}
          empty={
            <EmptyState icon={<Link2 />} title="No link is out">
              Open an entry and choose “Preview link…” or “Share…” among its actions to show it to
              somebody who has no account here.
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
