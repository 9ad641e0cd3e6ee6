import { ScanSearch } from "lucide-react";
import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { listCollectionDescriptions } from "@/lib/catalogue/list-collection-descriptions.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { getPolicy } from "@/lib/policies/get-policy.ts";
import { reachesVisitors } from "@/lib/policies/policy-form/guidance.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { domainHolders, memberHolders, roleHolders } from "../attachments.ts";
import { AttachmentsCard } from "../attachments-card.tsx";
import { DeleteCard } from "../delete-card.tsx";
import { PolicyEditor } from "../policy-editor.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const policy = await findForPage(getPolicy, org, { id: await entryIdOf(props) });
  return { title: policy?.name ?? "Policies" };
}

/** One policy: what it opens, who holds it, and the end of it. */
export default async function PolicyPage(props: EntryParams) {
  const { slug } = await organizationOf(props);
  const id = await entryIdOf(props);
  const policy = await loadPage(getPolicy, slug, { id });
  const { collections } = await loadPage(listCollectionDescriptions, slug, {});
  const { can } = await abilitiesIn(slug);
  const holders = await holdersIn(slug);
  const roles = holders.roles ?? [];
  return (
    <>
      <PageHeader
        title={policy.name}
        description={policy.description}
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Policies", href: `/admin/${slug}/policies` }]} />
        }
        actions={
          can.explain && (
            <LinkButton
              href={`/admin/${slug}/explain?collection=${policy.collections[0] ?? "posts"}`}
              icon={<ScanSearch aria-hidden="true" />}
            >
              Explain
            </LinkButton>
          )
        }
      />
      <div className="flex min-w-0 flex-col gap-5">
        <PolicyEditor
          org={slug}
          policy={policy}
          catalogue={collections}
          forVisitors={reachesVisitors(policy.roles, roles)}
          canChange={can.changePolicies}
          canPreview={can.previewImpact}
        />
        <AttachmentsCard
          org={slug}
          policy={policy}
          roles={can.changeRoles ? roleHolders(roles) : null}
          members={can.changeMembers ? memberHolders(holders.members ?? []) : null}
          domains={can.changeDomains ? domainHolders(holders.domains ?? []) : null}
          canPreview={can.previewImpact}
        />
        {can.deletePolicies && (
          <DeleteCard org={slug} policy={policy} canPreview={can.previewImpact} />
        )}
      </div>
    </>
  );
}

/** Who could hold a policy, as far as the viewer may see them. */
async function holdersIn(org: string) {
  const [roles, members, domains] = [
    await findForPage(listRoles, org, {}),
    await findForPage(listMembers, org, {}),
    await findForPage(listDomains, org, {}),
  ];
  return { roles: roles?.roles, members: members?.members, domains: domains?.domains };
}
