import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { draftOfPost } from "../draft-of-post.ts";
import { PostEditor } from "../post-editor.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const id = await entryIdOf(props);
  const entry = await findForPage(getEntryUseCase, org, { collection: "posts", id });
  return { title: entry?.title ?? "Posts" };
}

/** One post, open for writing. */
export default async function EditPostPage(props: EntryParams) {
  const { slug, site } = await organizationOf(props);
  const id = await entryIdOf(props);
  const entry = await loadPage(getEntryUseCase, slug, { collection: "posts", id });
  const { can } = await abilitiesIn(slug);
  return (
    <>
      <h1 className="sr-only">{entry.title}</h1>
      <div className="mb-2">
        <Breadcrumbs items={[{ label: "Posts", href: `/admin/${slug}/posts` }]} />
      </div>
      <PostEditor
        key={id}
        org={slug}
        site={site}
        entry={entry}
        initial={draftOfPost(entry)}
        can={{ update: can.updatePosts, publish: can.publishPosts }}
      />
    </>
  );
}
