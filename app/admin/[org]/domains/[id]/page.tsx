import { ScanSearch } from "lucide-react";
import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { DomainDetail } from "@/lib/domains/domain.ts";
import { getDomain } from "@/lib/domains/get-domain.ts";
import { listRoleChoices } from "@/lib/domains/list-role-choices.ts";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { SeeAsButton } from "../../see-as/see-as-button.tsx";
import { DangerCard } from "../danger-card.tsx";
import { KeysCard } from "../keys-card.tsx";
import { SettingsForm } from "../settings-form.tsx";
import { UsageCard } from "../usage-card.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const domain = await findForPage(getDomain, org, { id: await entryIdOf(props) });
  return { title: domain?.name ?? "Domains" };
}

/** One domain: what it does, what it may do, its keys, and the ways to end it. */
export default async function DomainPage(props: EntryParams) {
  const { slug, site } = await organizationOf(props);
  const id = await entryIdOf(props);
  const domain = await loadPage(getDomain, slug, { id });
  const { choices } = await loadPage(listRoleChoices, slug, {});
  const { can } = await abilitiesIn(slug);
  const isActive = domain.status === "active";
  return (
    <>
      <PageHeader
        title={domain.name}
        description={<code className="font-mono">{domain.hostname}</code>}
        status={<StatusBadge status={domain.status} />}
        breadcrumbs={<Breadcrumbs items={[{ label: "Domains", href: `/admin/${slug}/domains` }]} />}
        actions={
          isActive && (
            <>
              {can.seeAs && <SeeAsButton org={slug} kind="domain" id={id} />}
              {can.explain && (
                <LinkButton
                  href={`/admin/${slug}/explain?who=domain:${id}`}
                  icon={<ScanSearch aria-hidden="true" />}
                >
                  What it may do
                </LinkButton>
              )}
            </>
          )
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr]">
        <div className="flex min-w-0 flex-col gap-5">
          {!isActive && <Ended domain={domain} />}
          <UsageCard org={slug} domainId={id} />
        </div>
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Card title="At a glance">
            <DefinitionList items={factsOf(domain, site)} />
          </Card>
          <KeysCard org={slug} {...{ site, domain }} canChange={can.changeDomains} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {isActive && (
            <SettingsForm
              key={JSON.stringify(domain.roles)}
              org={slug}
              {...{ domain, choices }}
              canChange={can.changeDomains}
            />
          )}
          {can.endDomains && domain.status !== "revoked" && (
            <DangerCard org={slug} domain={domain} />
          )}
        </div>
      </div>
    </>
  );
}

function Ended({ domain: { status, removedAt } }: { domain: DomainDetail }) {
  const when = removedAt === null ? "" : <RelativeTime value={removedAt} />;
  return (
    <Callout title={status === "removed" ? "Removed" : "Revoked"}>
      {status === "removed"
        ? "It gets no token; the last ones end within the hour. Ended "
        : "Its keys and tokens ended at once. Ended "}
      {when}. Register its host name anew to let it in again.
    </Callout>
  );
}

function factsOf(domain: DomainDetail, site: string) {
  const token = `${site}/api/oauth/token`;
  const { lastUsedAt, requestsPerMinute, createdAt } = domain;
  return [
    {
      term: "Last used",
      value: lastUsedAt === null ? "Never" : <RelativeTime value={lastUsedAt} />,
    },
    {
      term: "Limit",
      value: requestsPerMinute === null ? "None of its own" : `${requestsPerMinute} a minute`,
    },
    { term: "Registered", value: <RelativeTime value={createdAt} /> },
    {
      term: "Tokens from",
      value: (
        <span className="flex items-center gap-1">
          <code className="min-w-0 font-mono text-xs wrap-anywhere">{token}</code>
          <CopyButton value={token} label="Copy the address for tokens" />
        </span>
      ),
    },
  ];
}
