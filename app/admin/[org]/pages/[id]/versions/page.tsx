import type { Metadata } from "next";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { entriesOf } from "../../../_content/entries-of.ts";
import { entryIdOf, type EntryParams } from "../../../_content/entry-params.ts";
import { abilitiesIn } from "../../../_shell/sections.ts";
import { VersionsScreen } from "../../../_versions/versions-screen.tsx";

export const metadata: Metadata = { title: "Versions" };

type VersionsProps = EntryParams & { searchParams: Promise<{ v?: string }> };

/** The versions of one page. */
export default async function PageVersionsPage(props: VersionsProps) {
  const { org } = await props.params;
  const id = await entryIdOf(props);
  const entry = await loadPage(getEntryUseCase, org, { collection: "pages", id });
  const pages = await entriesOf(org, "pages");
  const { can } = await abilitiesIn(org);
  const parentName = (parentId: string | null) =>
    parentId === null
      ? "Nothing"
      : (pages.find((page) => page.id === parentId)?.title ?? "A page that is gone");
  return (
    <VersionsScreen
      {...{ org, entry, parentName }}
      collection="pages"
      wanted={(await props.searchParams).v}
      canRestore={can.updatePages}
    />
  );
}
