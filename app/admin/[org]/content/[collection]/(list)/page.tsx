import { Plus, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { Pagination } from "@/app/_ui/pagination.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { CollectionIcon } from "../../../_shell/collection-icon.tsx";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";
import { ContentTable } from "../content-table.tsx";
import { linkedTitles } from "../linked-titles.ts";
import { listAddress, questionOf, searchedField, type ListSearch } from "../list-query.ts";

type ListProps = ContentParams & { searchParams: Promise<ListSearch> };

export async function generateMetadata(props: ContentParams): Promise<Metadata> {
  const { collection } = await contentPlaceOf(props);
  return { title: collection.name };
}

/** The entries of a collection, as far as the member may read them. */
export default async function ContentListPage(props: ListProps) {
  const { org, base, collection } = await contentPlaceOf(props);
  const { name, slug, icon, can } = collection;
  const search = await props.searchParams;
  const input = { collection: slug, question: questionOf(collection, search) };
  const { items, page } = can.drafts
    ? await loadPage(listDraftEntries, org, input)
    : await loadPage(listPublishedEntries, org, input);
  const titles = await linkedTitles(org, collection, items);
  const place = { q: search.q ?? "", sort: search.sort ?? "" };
  const turn = (side: "after" | "before", cursor: string | null) =>
    cursor === null ? undefined : listAddress(base, place, { [side]: cursor });
  const active = place.q !== "";
  return (
    <>
      <PageHeader
        title={name}
        actions={
          can.create && (
            <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
              New entry
            </LinkButton>
          )
        }
      >
        {searchedField(collection) !== null && (
          <FilterBar label={name} action={base} active={active}>
            <SearchField label={`Find in ${name.toLowerCase()}`} defaultValue={place.q} />
          </FilterBar>
        )}
      </PageHeader>
      <Card flush>
        <ContentTable
          {...{ collection, entries: items, titles, base, search }}
          empty={
            active ? (
              <EmptyState icon={<SearchX />} title="Nothing fits">
                Try another word, or clear the search.
              </EmptyState>
            ) : (
              <EmptyState icon={<CollectionIcon name={icon} />} title="No entry yet">
                {can.create
                  ? "What you add stands here."
                  : "There is nothing here that you may see."}
              </EmptyState>
            )
          }
        />
      </Card>
      <Pagination
        label={name}
        newer={turn("before", page.prev)}
        older={turn("after", page.next)}
        words={["Back", "On"]}
      />
    </>
  );
}
