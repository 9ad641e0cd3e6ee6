import type { Metadata } from "next";
import { ListScreen } from "../../../_lists/list-screen.tsx";
import type { ListSearch } from "../../../_lists/list-state.ts";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";

type ListProps = ContentParams & { searchParams: Promise<ListSearch> };

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: collection.name };
}

/** The entries of a collection, as far as the member may read them. */
export default async function ContentListPage(props: ListProps) {
  const { org, base, collection } = await contentPlaceOf(props);
  const search = await props.searchParams;
  return <ListScreen {...{ org, base, search }} collection={collection.slug} />;
}
