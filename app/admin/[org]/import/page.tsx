import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { getImport } from "@/lib/import/imports/get-import.ts";
import { listImports } from "@/lib/import/imports/list-imports.ts";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { ImportBadge } from "./import-badge.tsx";
import { ImportList } from "./import-list.tsx";
import { ImportScreen } from "./import-screen.tsx";
import { ImportStart } from "./import-start.tsx";

export const metadata: Metadata = { title: "Import" };

type ImportProps = OrganizationParams & { searchParams: Promise<{ id?: string | string[] }> };

/** Bringing a file of content in: a new one and those of before, or one of them step by step. */
export default async function ImportPage(props: ImportProps) {
  const { slug: org } = await organizationOf(props);
  const { id } = await props.searchParams;
  const isOwn = (await lookingAs(org)) === null;
  if (typeof id !== "string") return <Imports {...{ org, isOwn }} />;
  const detail = await loadPage(getImport, org, { id });
  return (
    <>
      <PageHeader
        title={detail.name}
        breadcrumbs={<Breadcrumbs items={[{ label: "Import", href: `/admin/${org}/import` }]} />}
        status={<ImportBadge row={detail} />}
      />
      <ImportScreen key={`${detail.step} ${detail.halt ?? ""}`} {...{ org, detail, isOwn }} />
    </>
  );
}

async function Imports({ org, isOwn }: { org: string; isOwn: boolean }) {
  const rows = await loadPage(listImports, org, {});
  return (
    <>
      <PageHeader
        title="Import"
        description="Content from elsewhere: a website from WordPress, a table, or a list as JSON. You see what would become of it before anything is written."
      />
      <div className="flex flex-col gap-6">
        {isOwn && <ImportStart org={org} />}
        <ImportList org={org} rows={rows} />
      </div>
    </>
  );
}
