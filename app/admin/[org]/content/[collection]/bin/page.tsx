import type { Metadata } from "next";
import { BinScreen } from "../../../_lists/bin-screen.tsx";
import type { ListSearch } from "../../../_lists/list-state.ts";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";

export const metadata: Metadata = { title: "Bin" };

type BinProps = ContentParams & { searchParams: Promise<ListSearch> };

/** The bin of a collection. */
export default async function ContentBinPage(props: BinProps) {
  const { org, base, collection } = await contentPlaceOf(props);
  const search = await props.searchParams;
  return <BinScreen {...{ org, base, search }} collection={collection.slug} />;
}
