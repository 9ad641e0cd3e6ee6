import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { POST_FIELDS } from "../../_editor/built-in-fields.ts";
import { relatedOf } from "../../_editor/related-of.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { PostEditor } from "../post-editor.tsx";

export const metadata: Metadata = { title: "New post" };

/** A post that is being made; it exists with its first save. */
export default async function NewPostPage(props: OrganizationParams) {
  const { slug, site } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.createPosts) notFound();
  const { userId } = await signedInPerson();
  const { updatePosts: update, publishPosts: publish } = can;
  const base = `/admin/${slug}/posts`;
  return (
    <PostEditor
      site={site}
      entry={null}
      place={{ org: slug, collection: "posts", base, person: userId }}
      fields={POST_FIELDS}
      can={{ read: true, create: true, update, publish, bin: update, delete: false, share: false }}
      scheduled={null}
      related={await relatedOf(slug, POST_FIELDS, null)}
      breadcrumbs={<Breadcrumbs items={[{ label: "Posts", href: base }]} />}
    />
  );
}
