import type { Metadata } from "next";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { entryIdOf, type EntryParams } from "../../../_content/entry-params.ts";
import { abilitiesIn } from "../../../_shell/sections.ts";
import { VersionsScreen } from "../../../_versions/versions-screen.tsx";

export const metadata: Metadata = { title: "Versions" };

type VersionsProps = EntryParams & { searchParams: Promise<{ v?: string }> };

/** The versions of one post. */
export default async function PostVersionsPage(props: VersionsProps) {
  const { org } = await props.params;
  const id = await entryIdOf(props);
  const entry = await loadPage(getEntryUseCase, org, { collection: "posts", id });
  const { can } = await abilitiesIn(org);
  return (
    <VersionsScreen
      {...{ org, entry }}
      collection="posts"
      wanted={(await props.searchParams).v}
      canRestore={can.updatePosts}
      parentName={() => "Nothing"}
    />
  );
}
