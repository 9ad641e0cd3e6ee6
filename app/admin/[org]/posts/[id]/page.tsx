import type { Metadata } from "next";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { loadPage, signedInPerson } from "@/lib/doors/page/load-page.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { POST_FIELDS, usableIn } from "../../_editor/built-in-fields.ts";
import { relatedOf } from "../../_editor/related-of.ts";
import { scheduledOf } from "../../_editor/scheduled-of.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { PostEditor } from "../post-editor.tsx";

export const metadata: Metadata = { title: "Posts" };

/** One post, open for writing. */
export default async function EditPostPage(props: EntryParams) {
  const { slug, site } = await organizationOf(props);
  const id = await entryIdOf(props);
  const asked = { collection: "posts", id, question: {} };
  const { item: entry } = await loadPage(getDraftEntry, slug, asked);
  const { can } = await abilitiesIn(slug);
  const { userId } = await signedInPerson();
  const {
    createPosts: create,
    updatePosts: update,
    publishPosts: publish,
    sharePosts: share,
  } = can;
  const fields = usableIn(POST_FIELDS, entry, update);
  const base = `/admin/${slug}/posts`;
  return (
    <PostEditor
      key={id}
      {...{ site, entry, fields }}
      place={{ org: slug, collection: "posts", base, person: userId }}
      can={{ read: true, create, update, publish, bin: update, delete: false, share }}
      scheduled={await scheduledOf(slug, "posts", id)}
      related={await relatedOf(slug, fields, entry)}
      breadcrumbs={<Breadcrumbs items={[{ label: "Posts", href: base }]} />}
    />
  );
}
