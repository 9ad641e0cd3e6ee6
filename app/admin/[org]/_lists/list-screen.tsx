import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import { Callout } from "@/app/_ui/callout.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { askList } from "@/lib/doors/page/ask-list.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { deedsOf } from "./deeds-of.ts";
import { exportAddress } from "./export-address.ts";
import { FoundEntries } from "./found-entries.tsx";
import { listAddress } from "./list-address.ts";
import { questionOf } from "./list-question.ts";
import { readState, type ListSearch } from "./list-state.ts";
import { ListToolbar } from "./list-toolbar.tsx";
import { listIn, savedViewsIn } from "./lists-in.ts";

type ListScreenProps = {
  readonly org: string;
  readonly collection: string;
  /** Where the list stands; its entries stand below. */
  readonly base: string;
  readonly search: ListSearch;
  readonly description?: ReactNode;
};

/** The list of a collection's entries, as far as the member may read them, and what to do with them. */
export async function ListScreen({ org, collection, base, search, description }: ListScreenProps) {
  const list = await listIn(org, collection);
  const saved = await savedViewsIn(org, collection);
  const state = readState(search, saved);
  const input = { collection, question: questionOf(list, state) };
  const asked =
    list.view === "draft"
      ? await askList(listDraftEntries, org, input)
      : await askList(listPublishedEntries, org, input);
  const isOwnEyes = (await lookingAs(org)) === null;
  const place = { base, opensView: (saved?.arrangement?.opens ?? null) !== null };
  const deeds = isOwnEyes ? deedsOf(list) : [];
  const { definition } = state;
  const exports = isOwnEyes
    ? { csv: exportAddress(list, definition, "csv"), json: exportAddress(list, definition, "json") }
    : null;
  return (
    <>
      <PageHeader
        title={list.name}
        description={description}
        actions={<Actions base={base} can={list.can} />}
      >
        <ListToolbar
          {...{ org, base, list, state, saved, exports }}
          key={`${list.slug}/${definition.search}`}
        />
      </PageHeader>
      {asked.ok ? (
        <FoundEntries {...{ org, list, state, place, deeds }} answer={asked.answer} />
      ) : (
        <Callout
          tone="warning"
          title="This list cannot be shown so"
          action={
            <LinkButton
              size="sm"
              href={listAddress(place, state, {
                view: null,
                definition: { conditions: [], search: "", sort: null },
              })}
            >
              Show all entries
            </LinkButton>
          }
        >
          {asked.problem}
        </Callout>
      )}
    </>
  );
}

function Actions({ base, can }: { base: string; can: { create: boolean; update: boolean } }) {
  return (
    <>
      {can.update && (
        <LinkButton href={`${base}/bin`} variant="ghost" icon={<Archive aria-hidden="true" />}>
          Bin
        </LinkButton>
      )}
      {can.create && <CreateLink href={`${base}/new`}>New entry</CreateLink>}
    </>
  );
}
