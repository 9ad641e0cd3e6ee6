import type { Metadata } from "next";
import { byteText } from "@/app/_ui/byte-text.ts";
import { Card } from "@/app/_ui/card.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { describeArchive, type ArchiveDescription } from "@/lib/archive/describe-archive.ts";
import { loadPage, signedInPerson } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { TakeArchive } from "../take-archive.tsx";

export const metadata: Metadata = { title: "Export" };

/** The organization as one file: what is in it, what is not, and the way to it. */
export default async function ExportPage(props: OrganizationParams) {
  const { slug, name } = await organizationOf(props);
  const held = await loadPage(describeArchive, slug, {});
  return (
    <>
      <PageHeader
        title="Export"
        description={`${name} as one file, which the owner of any Gatehouse can bring in as a new organization.`}
        actions={
          (await signedInPerson()).instanceOwner && (
            <LinkButton href="/admin/archive">Bring one in</LinkButton>
          )
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-5">
          <TakeArchive org={slug} isLarge={held.files.bytes > LARGE} />
          <Card title="What goes in" level={2}>
            <DefinitionList items={itemsOf(held)} />
          </Card>
        </div>
        <Card title="What stays behind" level={2}>
          <ul className="list-disc space-y-2 pl-4 text-sm text-muted">
            <li>Passwords, keys of domains, tokens of members, links, and the site’s password.</li>
            <li>Guests and sessions.</li>
            <li>Custom host names: a name leads to one place.</li>
            <li>The audit log, and what browsers met: what happened here is told here.</li>
          </ul>
          <p className="mt-4 text-sm text-muted">
            Everything else is in it, whatever rules say, drafts and private files among it. Keep it
            as you keep a backup. That you took it stands in the audit log.
          </p>
        </Card>
      </div>
    </>
  );
}

/** @NOTE More than a page should hold in memory: the browser saves it by itself. */
const LARGE = 200_000_000;

function itemsOf({ rows, files }: ArchiveDescription) {
  const of = (...tables: string[]) =>
    number(tables.reduce((sum, table) => sum + (rows[table] ?? 0), 0));
  return [
    { term: "Entries", value: `${of("entries")}, with ${of("entry_versions")} versions` },
    { term: "Collections", value: of("collections") },
    {
      term: "Files",
      value: files.count === 0 ? "None" : `${number(files.count)}, ${byteText(files.bytes)}`,
    },
    { term: "Members", value: `${of("members")}, by name and e-mail address` },
    {
      term: "Rights",
      value: `${of("roles")} roles, ${of("policies")} policies with ${of("permissions")} permissions`,
    },
    { term: "Website", value: "Design, menus, redirects" },
    { term: "Domains", value: `${of("domains")}, without their keys` },
  ];
}

const number = (value: number): string => new Intl.NumberFormat("en").format(value);
