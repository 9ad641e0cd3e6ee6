import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { listBypassTokens } from "@/lib/bypass/list-bypass-tokens.ts";
import { getLevelSchedule } from "@/lib/site-access/schedule/get-level-schedule.ts";
import { listGuests } from "@/lib/site-access/list-guests.ts";
import { AccessState } from "../../_shell/access-state.tsx";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { visitAddress } from "../../_shell/visit-address.ts";
import { VisitLink } from "../../_shell/visit-link.tsx";
import { AccessForm } from "../access-form.tsx";
import { BypassCard, type ShownBypassToken } from "../bypass-card.tsx";
import { GuestsCard } from "../guests-card.tsx";
import { MaintenanceCard } from "../maintenance-card.tsx";
import { RefreshWhile } from "../refresh-while.tsx";
import { ScheduleCard } from "../schedule-card.tsx";
import { SourcesCard } from "../sources-card.tsx";

export const metadata: Metadata = { title: "Site access" };

/** Who gets into the website: the level, its password, and who is in now. */
export default async function SiteAccessPage(props: OrganizationParams) {
  const { slug, name, host, site } = await organizationOf(props);
  const access = await loadPage(getSiteAccess, slug, {});
  const guests = await loadPage(listGuests, slug, {});
  const { schedule } = await loadPage(getLevelSchedule, slug, {});
  const { tokens } = await loadPage(listBypassTokens, slug, {});
  const { can } = await abilitiesIn(slug);
  return (
    <>
      <PageHeader
        title="Site access"
        description={`Who gets into ${host}. The dashboard and the API have rules of their own.`}
        status={<StatusBadge status={access.level} />}
        actions={
          <VisitLink href={can.visit ? visitAddress(slug, "/") : site}>View as a member</VisitLink>
        }
      />
      <RefreshWhile state={access.state} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <AccessForm org={slug} {...{ host, access }} canChange={can.changeSite} />
          <MaintenanceCard
            org={slug}
            {...{ name }}
            text={access.maintenance}
            backAt={access.backAt}
            canChange={can.changeSite}
          />
          <SourcesCard org={slug} sources={access.sources} canChange={can.changeSite} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Card title="State">
            <div role="status" className="text-sm font-medium">
              <AccessState access={access} />
            </div>
            {access.state === "delayed" && (
              <p className="mt-2 text-sm text-muted">
                The change is saved and is being sent again. Until it arrives, the wall keeps to
                what it knew, or closes the site when that grows too old.
              </p>
            )}
            <div className="mt-3">
              <DefinitionList
                items={[
                  { term: "Changed", value: <RelativeTime value={access.changedAt} /> },
                  { term: "By", value: access.changedBy === "" ? "–" : access.changedBy },
                  { term: "Password", value: access.hasPassword ? "Set" : "None set" },
                ]}
              />
            </div>
          </Card>
          <ScheduleCard org={slug} schedule={schedule} canChange={can.changeSite} />
          <GuestsCard org={slug} level={access.level} {...guests} canEnd={can.changeSite} />
          <BypassCard
            org={slug}
            {...{ site }}
            tokens={tokens.map(shownToken)}
            canChange={can.changeSite}
          />
        </div>
      </div>
    </>
  );
}

type Token = Awaited<ReturnType<typeof listBypassTokens.run>>["tokens"][number];

const shownToken = ({ id, name, expiresAt, lastUsedAt, isOver }: Token): ShownBypassToken => ({
  ...{ id, name, isOver },
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
