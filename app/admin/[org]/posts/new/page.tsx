import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { emptyRichText } from "@/lib/richtext/schema.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { PostEditor } from "../post-editor.tsx";

export const metadata: Metadata = { title: "New post" };

/** A post that is being made; it exists with its first save. */
export default async function NewPostPage(props: OrganizationParams) {
  const { slug, site } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  if (!can.createPosts) notFound();
  return (
    <>
      <h1 className="sr-only">New post</h1>
      <PostEditor
        org={slug}
        site={site}
        entry={null}
        can={{ update: true, publish: can.publishPosts }}
        initial={{
          slug: "",
          parentId: null,
          position: 0,
          data: {
            title: "",
            body: emptyRichText(),
            excerpt: "",
            tags: [],
            categories: [],
            author: null,
            sticky: false,
            secretNote: "",
          },
        }}
      />
    </>
  );
}
