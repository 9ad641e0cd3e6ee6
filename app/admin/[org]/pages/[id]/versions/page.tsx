import type { Metadata } from "next";
import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { entryIdOf, type EntryParams } from "../../../_content/entry-params.ts";
import { PAGE_FIELDS } from "../../../_editor/built-in-fields.ts";
import { attributeText } from "../../../_editor/entry-values.ts";
import { abilitiesIn } from "../../../_shell/sections.ts";
import { VersionsScreen, type VersionsQuery } from "../../../_versions/versions-screen.tsx";

export const metadata: Metadata = { title: "Versions" };

type VersionsProps = EntryParams & { readonly searchParams: Promise<VersionsQuery> };

/** The versions of one page. */
export default async function PageVersionsPage(props: VersionsProps) {
  const { org } = await props.params;
  const id = await entryIdOf(props);
  const asked = { collection: "pages", id, question: {} };
  const { item: entry } = await loadPage(getDraftEntry, org, asked);
  const { can } = await abilitiesIn(org);
  return (
    <VersionsScreen
      {...{ entry }}
      base={`/admin/${org}/pages`}
      name="Pages"
      title={attributeText(entry, "title") ?? "Untitled"}
      fields={PAGE_FIELDS}
      versioned={{ org, collection: "pages", id, hasDrafts: true }}
      query={await props.searchParams}
      canRestore={can.updatePages}
    />
  );
}
