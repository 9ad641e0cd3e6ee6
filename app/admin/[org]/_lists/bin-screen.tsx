import { Trash2 } from "lucide-react";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { Pagination } from "@/app/_ui/pagination.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import { listBinned } from "@/lib/content/bin/list-binned.ts";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { binDeedsOf } from "./deeds-of.ts";
import { EmptyBin } from "./empty-bin.tsx";
import type { ListSearch } from "./list-state.ts";
import { listIn } from "./lists-in.ts";
import { PageBox, RowBox, SelectionProvider } from "./selection.tsx";
import { chosenOf } from "./shown-entries.ts";

type BinScreenProps = {
  readonly org: string;
  readonly collection: string;
  /** Where the list of what is not in the bin stands. */
  readonly base: string;
  readonly search: ListSearch;
};

/** What was put into the bin of a collection, and the ways out of it. */
export async function BinScreen({ org, collection, base, search }: BinScreenProps) {
  const list = await listIn(org, collection);
  const fields = { [collection]: [list.title, "binnedAt"].filter(Boolean).join(",") };
  const question = { fields, ...cursorsIn(search) };
  const { items, page } = await loadPage(listBinned, org, { collection, question });
  const deeds = (await lookingAs(org)) === null ? binDeedsOf(list) : [];
  const place = { org, collection, from: "bin", title: list.title } as const;
  const chosen = chosenOf(list, items);
  const titles = new Map(chosen.map(({ id, title }) => [id, title]));
  const turn = (side: string, cursor: string | null) =>
    cursor === null ? undefined : `${base}/bin?${new URLSearchParams({ [side]: cursor })}`;
  return (
    <>
      <PageHeader
        title="Bin"
        description="What was deleted and can be brought back, with all of its versions."
        breadcrumbs={<Breadcrumbs items={[{ label: list.name, href: base }]} />}
        actions={
          deeds.includes("delete") &&
          items.length > 0 && <EmptyBin place={place} name={list.name} />
        }
      />
      <SelectionProvider key={items.map(({ id }) => id).join()} page={chosen}>
        <Card flush>
          <Table
            caption={`Bin of ${list.name}`}
            columns={columnsOf(titles)}
            rows={items}
            rowKey={({ id }) => id}
            lead={deeds.length === 0 ? undefined : leadOf(titles)}
            empty={
              <EmptyState icon={<Trash2 />} title="The bin is empty">
                What you delete from {list.name} stands here until it is deleted for good.
              </EmptyState>
            }
          />
        </Card>
        <Pagination
          label="Bin"
          newer={turn("before", page.prev)}
          older={turn("after", page.next)}
          words={["Back", "On"]}
        />
        {deeds.length > 0 && (
          <BulkBar
            {...{ place, deeds }}
            filter={{}}
            goesOn={page.next !== null || page.prev !== null}
          />
        )}
      </SelectionProvider>
    </>
  );
}

function cursorsIn({ after, before }: ListSearch) {
  if (typeof after === "string") return { after };
  return typeof before === "string" ? { before } : {};
}

const titleIn = (titles: ReadonlyMap<string, string>, id: string): string =>
  titles.get(id) ?? "Untitled";

const leadOf = (titles: ReadonlyMap<string, string>) => ({
  header: <PageBox />,
  cell: ({ id }: ContentEntry) => <RowBox id={id} title={titleIn(titles, id)} />,
});

const columnsOf = (titles: ReadonlyMap<string, string>): readonly Column<ContentEntry>[] => [
  { key: "title", header: "Title", cell: ({ id }) => titleIn(titles, id) },
  {
    key: "binned",
    header: "Deleted",
    tight: true,
    cell: ({ attributes: { binnedAt } }) =>
      typeof binnedAt === "string" ? <RelativeTime value={binnedAt} /> : "–",
  },
];
