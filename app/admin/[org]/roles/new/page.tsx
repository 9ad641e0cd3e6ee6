import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { CreateForm } from "../create-form.tsx";

export const metadata: Metadata = { title: "New role" };

/** A role that is being made. */
export default async function NewRolePage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { can, roles: own } = await abilitiesIn(slug);
  if (!can.createRoles) notFound();
  const { roles } = await loadPage(listRoles, slug, {});
  const listed = await findForPage(listPolicies, slug, {});
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="New role"
        description="Choose what it gives now or later. Nobody holds it until you give it to them."
        breadcrumbs={<Breadcrumbs items={[{ label: "Roles", href: `/admin/${slug}/roles` }]} />}
      />
      <CreateForm
        org={slug}
        roles={roles}
        policies={listed?.policies ?? null}
        admin={own.includes("admin")}
      />
    </div>
  );
}
