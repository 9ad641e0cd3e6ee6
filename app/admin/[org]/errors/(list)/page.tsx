import { BugOff } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { Pagination } from "@/app/_ui/pagination.tsx";
import { countClientErrors } from "@/lib/client-errors/count-client-errors.ts";
import { getClientError } from "@/lib/client-errors/get-client-error.ts";
import { listClientErrors } from "@/lib/client-errors/list-client-errors.ts";
import { findForPage, loadPage, signedInPerson } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { ErrorFilters } from "../error-filters.tsx";
import { ErrorSheet } from "../error-sheet.tsx";
import { ErrorTable } from "../error-table.tsx";
import { errorsAddress, errorsQueryOf, listInputOf, type ErrorsSearch } from "../errors-query.ts";
import { SeenCard } from "../seen-card.tsx";

export const metadata: Metadata = { title: "Browser errors" };

type ErrorsProps = OrganizationParams & { searchParams: Promise<ErrorsSearch> };

/** What failed in browsers on this organization's pages, last seen first. */
export default async function ErrorsPage(props: ErrorsProps) {
  const { slug } = await organizationOf(props);
  const { error: chosen, ...query } = errorsQueryOf(await props.searchParams);
  const { errors, older, newer } = await loadPage(listClientErrors, slug, listInputOf(query));
  const ids = errors.map(({ id }) => id);
  const counts = await loadPage(countClientErrors, slug, { ids });
  const detail = chosen && (await findForPage(getClientError, slug, { id: chosen }));
  const base = `/admin/${slug}/errors`;
  const to = (change: object) => errorsAddress(base, { ...query, ...change });
  const { can } = await abilitiesIn(slug);
  return (
    <>
      <PageHeader
        title="Browser errors"
        description="What went wrong in browsers on your pages, whoever was there, and what the Content Security Policy refused to load. Kept for 30 days; nothing in it says who it was."
        actions={(await signedInPerson()).instanceOwner && <InstanceLink />}
      >
        <ErrorFilters base={base} query={query} />
      </PageHeader>
      <div className="flex flex-col gap-6">
        {counts.days.some(({ count }) => count > 0) && <SeenCard counts={counts} />}
        <Card flush>
          {errors.length === 0 ? (
            <Empty query={query} />
          ) : (
            <ErrorTable
              errors={errors}
              byError={counts.byError}
              hrefOf={({ id }) => to({ error: id })}
            />
          )}
        </Card>
      </div>
      <Pagination
        label="Browser errors"
        newer={newer === null ? undefined : to({ older: undefined, newer })}
        older={older === null ? undefined : to({ newer: undefined, older })}
      />
      {detail && (
        <ErrorSheet
          key={detail.id}
          org={slug}
          error={detail}
          canResolve={can.resolveErrors}
          closeTo={to({})}
        />
      )}
    </>
  );
}

const InstanceLink = () => <LinkButton href="/admin/errors">Errors before sign-in</LinkButton>;

function Empty({ query }: { query: { kind?: string | undefined; status?: string | undefined } }) {
  const isNarrowed = query.kind !== undefined || query.status !== undefined;
  return (
    <EmptyState icon={<BugOff />} title={isNarrowed ? "Nothing fits" : "No open errors"}>
      {isNarrowed
        ? "Choose another kind or status, or clear the filter."
        : "When a script stops in somebody's browser, or a page asks for something that is not allowed, it appears here by itself."}
    </EmptyState>
  );
}
