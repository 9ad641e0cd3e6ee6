import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { Pagination } from "@/app/_ui/pagination.tsx";
import { listAuditChoices } from "@/lib/audit-log/list-audit-choices.ts";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { AuditFilters } from "../audit-filters.tsx";
import { auditAddress, auditQueryOf, type AuditSearch } from "../audit-query.ts";
import { AuditTable } from "../audit-table.tsx";

export const metadata: Metadata = { title: "Audit log" };

type AuditLogProps = OrganizationParams & { searchParams: Promise<AuditSearch> };

/** Who did what when, newest first. */
export default async function AuditLogPage(props: AuditLogProps) {
  const { slug } = await organizationOf(props);
  const query = auditQueryOf(await props.searchParams);
  const { events, older, newer } = await loadPage(listAuditEvents, slug, query);
  const choices = await loadPage(listAuditChoices, slug, {});
  const base = `/admin/${slug}/audit-log`;
  const filtered = Object.keys(query.filter).length > 0;
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Everything that was changed in this organization, by whom. Nobody can edit it."
      >
        <AuditFilters base={base} filter={query.filter} choices={choices} />
      </PageHeader>
      <Card flush>
        {events.length === 0 ? (
          <EmptyState
            icon={<ScrollText />}
            title={filtered ? "Nothing fits" : "Nothing happened yet"}
          >
            {filtered
              ? "Widen the days, or clear a filter."
              : "The first change in this organization appears here."}
          </EmptyState>
        ) : (
          <AuditTable events={events} />
        )}
      </Card>
      <Pagination
        label="Audit log"
        newer={newer === null ? undefined : auditAddress(base, query.filter, ["newer", newer])}
        older={older === null ? undefined : auditAddress(base, query.filter, ["older", older])}
      />
    </>
  );
}
