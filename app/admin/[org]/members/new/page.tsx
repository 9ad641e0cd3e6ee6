import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { AddForm } from "../add-form.tsx";
import { holdingsIn } from "../holdings-in.ts";

export const metadata: Metadata = { title: "Add member" };

/** A person who is being added. */
export default async function NewMemberPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.addMembers) notFound();
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Add member"
        breadcrumbs={<Breadcrumbs items={[{ label: "Members", href: `/admin/${slug}/members` }]} />}
      />
      <AddForm org={slug} sendsMail={await sendsMail()} {...await holdingsIn(slug)} />
    </div>
  );
}
