import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { CreateForm } from "../create-form.tsx";

export const metadata: Metadata = { title: "New collection" };

/** A new collection. */
export default async function NewCollectionPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.createCollections) notFound();
  return (
    <>
      <PageHeader
        title="New collection"
        description="Nobody but an Admin may do anything with it until a policy says so."
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Collections", href: `/admin/${slug}/collections` }]} />
        }
      />
      <CreateForm org={slug} />
    </>
  );
}
