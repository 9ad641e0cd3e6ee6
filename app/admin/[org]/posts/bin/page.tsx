import type { Metadata } from "next";
import { BinScreen } from "../../_lists/bin-screen.tsx";
import type { ListSearch } from "../../_lists/list-state.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";

export const metadata: Metadata = { title: "Bin" };

type BinProps = OrganizationParams & { searchParams: Promise<ListSearch> };

/** The bin of the posts. */
export default async function PostsBinPage(props: BinProps) {
  const { slug: org } = await organizationOf(props);
  const search = await props.searchParams;
  return <BinScreen {...{ org, search }} collection="posts" base={`/admin/${org}/posts`} />;
}
