import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { listRoleChoices } from "@/lib/domains/list-role-choices.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { CreateForm } from "../create-form.tsx";

export const metadata: Metadata = { title: "New domain" };

/** A domain that is being registered. */
export default async function NewDomainPage(props: OrganizationParams) {
  const { slug, site } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.createDomains) notFound();
  const { choices } = await loadPage(listRoleChoices, slug, {});
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="New domain"
        description="You get its first key at the end, and hand it to whoever runs the server there."
        breadcrumbs={<Breadcrumbs items={[{ label: "Domains", href: `/admin/${slug}/domains` }]} />}
      />
      <CreateForm org={slug} {...{ site, choices }} />
    </div>
  );
}
