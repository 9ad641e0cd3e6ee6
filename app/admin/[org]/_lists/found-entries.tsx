import { Suspense } from "react";
import { Card } from "@/app/_ui/card.tsx";
import { Pagination } from "@/app/_ui/pagination.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { ListFor } from "@/lib/content/list-for.ts";
import { BulkBar } from "./bulk-bar.tsx";
import type { Deed } from "./bulk-deed.ts";
import { entriesText } from "./bulk-words.ts";
import { EntriesTable } from "./entries-table.tsx";
import { listAddress, type ListPlace } from "./list-address.ts";
import { CountNote } from "./list-count.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { filterOf } from "./list-question.ts";
import type { ListState } from "./list-state.ts";
import { SelectionProvider } from "./selection.tsx";
import { chosenOf, titlesIn } from "./shown-entries.ts";

/** A page of a list, as the API would answer it. */
export type ListPage = {
  readonly items: readonly ContentEntry[];
  readonly included: readonly ContentEntry[];
  readonly page: { readonly next: string | null; readonly prev: string | null };
};

type FoundEntriesProps = {
  readonly org: string;
  readonly list: ListFor;
  readonly state: ListState;
  readonly place: ListPlace;
  readonly deeds: readonly Deed[];
  readonly answer: ListPage;
};

/** A page of entries, the ways to the others, and what to do with those that are chosen. */
export function FoundEntries({ org, list, state, place, deeds, answer }: FoundEntriesProps) {
  const { items, page } = answer;
  const { definition, locale } = state;
  const turn = (side: "after" | "before", cursor: string | null) =>
    cursor === null ? undefined : listAddress(place, state, { [side]: cursor });
  const goesOn = page.next !== null || page.prev !== null;
  return (
    <SelectionProvider key={items.map(({ id }) => id).join()} page={chosenOf(list, items)}>
      <Card flush>
        <EntriesTable
          {...{ list, state, place }}
          entries={items}
          titles={titlesIn(list, answer)}
          choosing={deeds.length > 0 ? "chosen" : "read"}
          empty={<ListEmpty {...{ list, state, place }} />}
        />
      </Card>
      {items.length > 0 && (
        <Pagination
          label={list.name}
          newer={turn("before", page.prev)}
          older={turn("after", page.next)}
          words={["Back", "On"]}
          note={
            goesOn ? (
              <Suspense fallback="…">
                <CountNote {...{ org, list, state }} />
              </Suspense>
            ) : (
              entriesText(items.length)
            )
          }
        />
      )}
      {deeds.length > 0 && (
        <BulkBar
          place={{
            ...{ org, collection: list.slug, from: list.view },
            ...{ title: list.title, locale },
          }}
          filter={filterOf(list, definition)}
          {...{ deeds, goesOn }}
        />
      )}
    </SelectionProvider>
  );
}
