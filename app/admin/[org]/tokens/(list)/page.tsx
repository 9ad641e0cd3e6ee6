import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listStaticTokens } from "@/lib/tokens/list-static-tokens.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { TokenAdvice } from "../token-advice.tsx";
import { TokenTable } from "../token-table.tsx";

export const metadata: Metadata = { title: "Tokens" };

/** One's own static tokens. */
export default async function TokensPage(props: OrganizationParams) {
  const { slug, site } = await organizationOf(props);
  const { tokens } = await loadPage(listStaticTokens, slug, {});
  const { can } = await abilitiesIn(slug);
  const create = can.createTokens && (
    <CreateLink href={`/admin/${slug}/tokens/new`}>New token</CreateLink>
  );
  return (
    <>
      <PageHeader
        title="Tokens"
        description="Your own static tokens: programs that hold one act as you."
        actions={tokens.length > 0 && create}
      />
      <div className="flex flex-col gap-5">
        <Card flush>
          <TokenTable
            org={slug}
            tokens={tokens}
            empty={
              <EmptyState icon={<KeyRound />} title="No token yet" action={create}>
                A static token lets a program on a server act as you, without signing in. It can do
                what you choose, and never more than you may do yourself.
              </EmptyState>
            }
          />
        </Card>
        <TokenAdvice site={site} />
      </div>
    </>
  );
}
