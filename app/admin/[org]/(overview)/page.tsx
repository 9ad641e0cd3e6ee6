import { Plus, ShieldQuestion } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events.ts";
import type { EntrySummary } from "@/lib/content/entry.ts";
import { findForPage } from "@/lib/doors/page/load-page.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { entriesOf } from "../_content/entries-of.ts";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn, type Abilities } from "../_shell/sections.ts";
import { visitAddress } from "../_shell/visit-address.ts";
import { VisitLink } from "../_shell/visit-link.tsx";
import { ActivityCard } from "./activity-card.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { RecentCard } from "./recent-card.tsx";
import { SiteCard } from "./site-card.tsx";
import { StatRow } from "./stat-row.tsx";

export const metadata: Metadata = { title: "Overview" };

/** Where one lands: how the website stands, what waits for somebody, what happened last. */
export default async function OverviewPage(props: OrganizationParams) {
  const { slug, name, host, site } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  const pages = can.pages ? await entriesOf(slug, "pages") : null;
  const access = await findForPage(getSiteAccess, slug, {});
  const log = await findForPage(listAuditEvents, slug, { size: 7 });
  const base = `/admin/${slug}`;
  return (
    <>
      <PageHeader
        title={name}
        description={host}
        actions={
          <>
            <VisitLink href={can.visit ? visitAddress(slug, "/") : site}>View site</VisitLink>
            {can.createPages && (
              <LinkButton
                href={`${base}/pages/new`}
                variant="primary"
                icon={<Plus aria-hidden="true" />}
              >
                New page
              </LinkButton>
            )}
          </>
        }
      />
      {!seesAnything(can) && <NothingYet name={name} />}
      <div className="flex flex-col gap-5">
        {pages?.length === 0 && <FirstSteps base={base} can={can} />}
        {pages !== null && pages.length > 0 && (
          <StatRow base={base} pages={pages} access={access} />
        )}
        <div
          className={cx(
            "grid items-start gap-5",
            (access !== null || log !== null) && "lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]",
          )}
        >
          <div className="flex min-w-0 flex-col gap-5">
            {pages !== null && pages.length > 0 && (
              <>
                <AttentionCard base={base} pages={pages} access={access} />
                <RecentCard base={base} pages={lastEdited(pages)} />
              </>
            )}
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            {access !== null && <SiteCard base={base} access={access} host={host} />}
            {log !== null && <ActivityCard base={base} events={log.events} />}
          </div>
        </div>
      </div>
    </>
  );
}

const seesAnything = (can: Abilities): boolean => can.pages || can.posts || can.site || can.audit;

const lastEdited = (pages: readonly EntrySummary[]): readonly EntrySummary[] =>
  [...pages].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime()).slice(0, 6);

function NothingYet({ name }: { name: string }) {
  return (
    <Card flush>
      <EmptyState icon={<ShieldQuestion />} title="Nothing is open to you here yet">
        You are a member of {name}, but none of your roles opens a section. An admin of this
        organization can give you one.
      </EmptyState>
    </Card>
  );
}
