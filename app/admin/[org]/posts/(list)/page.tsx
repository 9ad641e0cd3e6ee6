import type { Metadata } from "next";
import { ListScreen } from "../../_lists/list-screen.tsx";
import type { ListSearch } from "../../_lists/list-state.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";

export const metadata: Metadata = { title: "Posts" };

type PostsProps = OrganizationParams & { searchParams: Promise<ListSearch> };

/** The posts, last touched first. */
export default async function PostsPage(props: PostsProps) {
  const { slug: org } = await organizationOf(props);
  const search = await props.searchParams;
  return (
    <ListScreen
      {...{ org, search }}
      collection="posts"
      base={`/admin/${org}/posts`}
      description="What appears under /posts on the website."
    />
  );
}
