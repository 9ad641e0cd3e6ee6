import { FileText, Plus } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { entriesOf } from "../_content/entries-of.ts";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn } from "../_shell/sections.ts";

export const metadata: Metadata = { title: "Pages" };

/** Beside the tree, while no page is open. */
export default async function PagesPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const pages = await entriesOf(slug, "pages");
  const { can } = await abilitiesIn(slug);
  return (
    <div className="rounded-lg border border-dashed">
      <EmptyState
        icon={<FileText />}
        title={pages.length === 0 ? "Write the first page" : "Choose a page"}
        action={
          can.createPages && (
            <LinkButton
              href={`/admin/${slug}/pages/new`}
              icon={<Plus aria-hidden="true" />}
              variant={pages.length === 0 ? "primary" : "secondary"}
            >
              New page
            </LinkButton>
          )
        }
      >
        {pages.length === 0
          ? "The page with the address “home” is what visitors meet first."
          : "Its text, its place and its versions open here."}
      </EmptyState>
    </div>
  );
}
