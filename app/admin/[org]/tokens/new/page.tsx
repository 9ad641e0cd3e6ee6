import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listScopeChoices } from "@/lib/tokens/list-scope-choices.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { TokenAdvice } from "../token-advice.tsx";
import { TokenForm } from "../token-form.tsx";

export const metadata: Metadata = { title: "New token" };

/** A static token that is being made. */
export default async function NewTokenPage(props: OrganizationParams) {
  const { slug, site } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.createTokens) notFound();
  const { choices } = await loadPage(listScopeChoices, slug, {});
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="New token"
        description="A program with it acts as you, within what you choose here."
        breadcrumbs={<Breadcrumbs items={[{ label: "Tokens", href: `/admin/${slug}/tokens` }]} />}
      />
      <div className="flex flex-col gap-5">
        <TokenAdvice site={site} />
        <TokenForm org={slug} {...{ site, choices }} />
      </div>
    </div>
  );
}
