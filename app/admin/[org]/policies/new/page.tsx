import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { listCollectionDescriptions } from "@/lib/catalogue/list-collection-descriptions.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { templatesOf } from "@/lib/policies/templates.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { CreateForm } from "../create-form.tsx";

export const metadata: Metadata = { title: "New policy" };

/** A policy that is being begun, from nothing or from a template. */
export default async function NewPolicyPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.createPolicies) notFound();
  const { collections } = await loadPage(listCollectionDescriptions, slug, {});
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="New policy"
        description="It concerns nobody until you attach it, so there is time to look at it first."
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Policies", href: `/admin/${slug}/policies` }]} />
        }
      />
      <CreateForm org={slug} templates={templatesOf(collections)} />
    </div>
  );
}
