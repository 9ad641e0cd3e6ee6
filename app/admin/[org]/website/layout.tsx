import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { TabLinks } from "@/app/_ui/tab-links.tsx";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn } from "../_shell/sections.ts";
import { visitAddress } from "../_shell/visit-address.ts";
import { VisitLink } from "../_shell/visit-link.tsx";
import { websiteTabs } from "./website-tabs.ts";

type LayoutProps = OrganizationParams & { children: ReactNode };

/** The frame of everything that the website has beside its pages. */
export default async function WebsiteLayout({ children, params }: LayoutProps) {
  const { slug, host, site } = await organizationOf({ params });
  const { can } = await abilitiesIn(slug);
  const tabs = websiteTabs(can);
  if (tabs.length === 0) notFound();
  const base = `/admin/${slug}/website`;
  return (
    <>
      <PageHeader
        title="Website"
        description={`How ${host} looks, and where its addresses lead.`}
        actions={
          <VisitLink href={can.visit ? visitAddress(slug, "/") : site}>Open the website</VisitLink>
        }
      >
        <TabLinks
          label="Parts of the website"
          tabs={tabs.map(({ segment, label }) => ({ href: `${base}/${segment}`, label }))}
        />
      </PageHeader>
      {children}
    </>
  );
}
