import { Waypoints } from "lucide-react";
import type { ReactNode } from "react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import type { DomainSummary } from "@/lib/domains/domain.ts";
import { getApiLock } from "@/lib/domains/get-api-lock.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listDomainUsage } from "@/lib/usage/list-domain-usage.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { ApiLockCard } from "../api-lock-card.tsx";
import { DomainTable, type DomainLine } from "../domain-table.tsx";
import { usageSpan } from "../usage-span.ts";

export const metadata: Metadata = { title: "Domains" };

/** Of so many domains the list draws a line of requests; each costs a look-up. */
const DRAWN = 20;

/** The partners that may use the API, and those that could once. */
export default async function DomainsPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { domains } = await loadPage(listDomains, slug, {});
  const { can } = await abilitiesIn(slug);
  const base = `/admin/${slug}/domains`;
  const lock = can.apiLock ? await loadPage(getApiLock, slug, {}) : null;
  const active = domains.filter(({ status }) => status === "active");
  const ended = domains.filter(({ status }) => status !== "active");
  const create = can.createDomains && <CreateLink href={`${base}/new`}>New domain</CreateLink>;
  return (
    <>
      <PageHeader
        title="Domains"
        description="Partners whose servers may use the API, each with a key and roles of its own."
        actions={active.length > 0 && create}
      />
      <div className="flex flex-col gap-6">
        <Card flush>
          {active.length === 0 ? (
            <NoDomains action={create} />
          ) : (
            <DomainTable caption="Domains" base={base} domains={await withUsage(slug, active)} />
          )}
        </Card>
        {ended.length > 0 && (
          <Card flush title="Ended" description="They get no token. Register anew to let one in.">
            <DomainTable
              caption="Ended domains"
              base={base}
              domains={ended.map((domain) => ({ ...domain, requests: null }))}
            />
          </Card>
        )}
        {lock !== null && <ApiLockCard org={slug} {...lock} canChange={can.lockApi} />}
      </div>
    </>
  );
}

function NoDomains({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={<Waypoints />} title="No domain yet" action={action}>
      A domain is a partner’s website or program that may use this organization’s API. It gets a key
      for its server, and may do what the roles that you give it allow.
    </EmptyState>
  );
}

/** Each domain with its requests of the last 24 hours, as far as it was ever used. */
const withUsage = (org: string, domains: readonly DomainSummary[]): Promise<DomainLine[]> =>
  Promise.all(
    domains.map(async (domain, index) => {
      if (domain.lastUsedAt === null) return { ...domain, requests: [] };
      if (index >= DRAWN) return { ...domain, requests: null };
      const span = usageSpan(domain.id, { step: "hour", count: 24 });
      const { points } = await loadPage(listDomainUsage, org, span);
      return { ...domain, requests: points.map(({ requests }) => requests) };
    }),
  );
