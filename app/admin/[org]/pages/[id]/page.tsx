import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { loadPage, signedInPerson } from "@/lib/doors/page/load-page.ts";
import { linkedIds } from "@/lib/content/content-entry.ts";
import { entriesOf } from "../../_content/entries-of.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { ancestorsOfPage } from "../../_content/page-tree.ts";
import { PAGE_FIELDS, usableIn } from "../../_editor/built-in-fields.ts";
import { scheduledOf } from "../../_editor/scheduled-of.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { collectionChoices } from "../collection-choices.ts";
import { PageEditor } from "../page-editor.tsx";

export const metadata: Metadata = { title: "Pages" };

/** One page of the website, open for writing. */
export default async function EditPagePage(props: EntryParams) {
  const { slug, site } = await organizationOf(props);
  const id = await entryIdOf(props);
  const asked = { collection: "pages", id, question: {} };
  const { item: entry } = await loadPage(getDraftEntry, slug, asked);
  const pages = await entriesOf(slug, "pages");
  const { can } = await abilitiesIn(slug);
  const { userId } = await signedInPerson();
  const base = `/admin/${slug}/pages`;
  const above = ancestorsOfPage(pages, linkedIds(entry, "parent")[0] ?? null);
  const { createPages: create, updatePages: update, publishPages: publish } = can;
  const { sharePages: share } = can;
  return (
    <PageEditor
      key={id}
      {...{ site, entry, pages }}
      place={{ org: slug, collection: "pages", base, person: userId }}
      fields={usableIn(PAGE_FIELDS, entry, update)}
      can={{ read: true, create, update, publish, bin: update, delete: false, share }}
      collections={await collectionChoices(slug)}
      scheduled={await scheduledOf(slug, "pages", id)}
      breadcrumbs={
        <div className="max-lg:hidden">
          <Breadcrumbs
            items={[
              { label: "Pages", href: base },
              ...above.map((page) => ({ label: page.title, href: `${base}/${page.id}` })),
            ]}
          />
        </div>
      }
    />
  );
}
