import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { entriesOf } from "../../_content/entries-of.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { ancestorsOfPage } from "../../_content/page-tree.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { draftOfPage } from "../draft-of-page.ts";
import { PageEditor } from "../page-editor.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const id = await entryIdOf(props);
  const entry = await findForPage(getEntryUseCase, org, { collection: "pages", id });
  return { title: entry?.title ?? "Pages" };
}

/** One page of the website, open for writing. */
export default async function EditPagePage(props: EntryParams) {
  const { slug, site } = await organizationOf(props);
  const id = await entryIdOf(props);
  const entry = await loadPage(getEntryUseCase, slug, { collection: "pages", id });
  const pages = await entriesOf(slug, "pages");
  const { can } = await abilitiesIn(slug);
  const base = `/admin/${slug}/pages`;
  return (
    <>
      <h1 className="sr-only">{entry.title}</h1>
      <div className="mb-2 max-lg:hidden">
        <Breadcrumbs
          items={[
            { label: "Pages", href: base },
            ...ancestorsOfPage(pages, entry.parentId).map(({ id, title }) => ({
              label: title,
              href: `${base}/${id}`,
            })),
          ]}
        />
      </div>
      <PageEditor
        key={id}
        org={slug}
        site={site}
        entry={entry}
        pages={pages}
        initial={draftOfPage(entry)}
        can={{ update: can.updatePages, publish: can.publishPages }}
      />
    </>
  );
}
