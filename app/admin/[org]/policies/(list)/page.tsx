import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { listCollectionDescriptions } from "@/lib/catalogue/list-collection-descriptions.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { policiesSought, policyLines, soughtOf, type PoliciesSearch } from "../policy-lines.ts";
import { PolicyTable } from "../policy-table.tsx";

export const metadata: Metadata = { title: "Policies" };

type PoliciesProps = OrganizationParams & { readonly searchParams: Promise<PoliciesSearch> };

/** What can be given to roles, members and domains: each policy in a line, and where it is. */
export default async function PoliciesPage(props: PoliciesProps) {
  const { slug } = await organizationOf(props);
  const { policies } = await loadPage(listPolicies, slug, {});
  const { collections } = await loadPage(listCollectionDescriptions, slug, {});
  const { can } = await abilitiesIn(slug);
  const sought = soughtOf(await props.searchParams);
  const base = `/admin/${slug}/policies`;
  const all = policyLines(policies, collections);
  const found = policiesSought(all, sought);
  const create = can.createPolicies && <CreateLink href={`${base}/new`}>New policy</CreateLink>;
  return (
    <>
      <PageHeader
        title="Policies"
        description="What may be done to which collections. Roles, members and domains hold policies; what they open adds up."
        actions={all.length > 0 && create}
      >
        {all.length > 0 && (
          <FilterBar key={sought} label="Policies" action={base} active={sought !== ""}>
            <SearchField label="Search policies" defaultValue={sought} />
          </FilterBar>
        )}
      </PageHeader>
      <Card flush>
        {found.length > 0 ? (
          <PolicyTable base={base} policies={found} />
        ) : (
          <NoPolicies sought={sought} action={create} />
        )}
      </Card>
    </>
  );
}

function NoPolicies({ sought, action }: { sought: string; action: ReactNode }) {
  if (sought !== "") {
    return (
      <EmptyState icon={<ScrollText />} title="No policy fits">
        No name, collection or holder of a policy contains “{sought}”.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ScrollText />} title="No policy yet" action={action}>
      Without a policy nobody but an Admin may do anything. Begin with one from a template.
    </EmptyState>
  );
}
