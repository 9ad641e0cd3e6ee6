import type { ReactNode } from "react";
import { entriesOf } from "../_content/entries-of.ts";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn } from "../_shell/sections.ts";
import { PagesFrame } from "./pages-frame.tsx";

type LayoutProps = OrganizationParams & { children: ReactNode };

/** The tree of pages beside the page that is open. */
export default async function PagesLayout({ children, params }: LayoutProps) {
  const { slug } = await organizationOf({ params });
  const pages = await entriesOf(slug, "pages");
  const { can } = await abilitiesIn(slug);
  return (
    <PagesFrame base={`/admin/${slug}/pages`} pages={pages} canCreate={can.createPages}>
      {children}
    </PagesFrame>
  );
}
