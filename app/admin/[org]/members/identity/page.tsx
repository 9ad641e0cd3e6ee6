import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listScimTokens } from "@/lib/provisioning/list-scim-tokens.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { listProviders } from "@/lib/sso/list-providers.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { mayProvision } from "./may-provision.ts";
import { ProvidersCard } from "./providers-card.tsx";
import { ProvisioningCard } from "./provisioning-card.tsx";

export const metadata: Metadata = { title: "Identity systems" };

/** Other systems that know the organization's people: which of them may run its members. */
export default async function IdentityPage(props: OrganizationParams) {
  const { slug, site } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!mayProvision(can)) notFound();
  const { tokens } = await loadPage(listScimTokens, slug, {});
  const { providers, mayChange } = await loadPage(listProviders, slug, {});
  const { roles } = await loadPage(listRoles, slug, {});
  const slugs = roles.map((role) => role.slug).filter((one) => !/^(?:public|guest)$/.test(one));
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Identity systems"
        description="Where the organization's people are known already: Entra ID, Okta and others."
        breadcrumbs={<Breadcrumbs items={[{ label: "Members", href: `/admin/${slug}/members` }]} />}
      />
      <div className="flex flex-col gap-4">
        <ProvidersCard org={slug} providers={providers} roles={slugs} mayChange={mayChange} />
        <ProvisioningCard org={slug} address={`${site}/api/scim/v2`} tokens={tokens} />
      </div>
    </div>
  );
}
