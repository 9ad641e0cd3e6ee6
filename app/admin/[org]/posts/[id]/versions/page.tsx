import type { Metadata } from "next";
import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { entryIdOf, type EntryParams } from "../../../_content/entry-params.ts";
import { POST_FIELDS } from "../../../_editor/built-in-fields.ts";
import { attributeText } from "../../../_editor/entry-values.ts";
import { abilitiesIn } from "../../../_shell/sections.ts";
import { VersionsScreen, type VersionsQuery } from "../../../_versions/versions-screen.tsx";

export const metadata: Metadata = { title: "Versions" };

type VersionsProps = EntryParams & { readonly searchParams: Promise<VersionsQuery> };

/** The versions of one post. */
export default async function PostVersionsPage(props: VersionsProps) {
  const { org } = await props.params;
  const id = await entryIdOf(props);
  const asked = { collection: "posts", id, question: {} };
  const { item: entry } = await loadPage(getDraftEntry, org, asked);
  const { can } = await abilitiesIn(org);
  return (
    <VersionsScreen
      {...{ entry }}
      base={`/admin/${org}/posts`}
      name="Posts"
      title={attributeText(entry, "title") ?? "Untitled"}
      fields={POST_FIELDS}
      versioned={{ org, collection: "posts", id, hasDrafts: true }}
      query={await props.searchParams}
      canRestore={can.updatePosts}
    />
  );
}
