import { Archive } from "lucide-react";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { languageOf } from "@/app/_screens/languages/language.ts";
import { Callout } from "@/app/_ui/callout.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import type { ListFor } from "@/lib/content/list-for.ts";
import { askList } from "@/lib/doors/page/ask-list.ts";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { deedsOf } from "./deeds-of.ts";
import { exportAddress } from "./export-address.ts";
import { FoundEntries } from "./found-entries.tsx";
import { KeepLeftList } from "./keep-left-list.tsx";
import { readLeftList } from "./left-list.ts";
import { leftListCookie } from "./left-list-text.ts";
import { listAddress, placeOf } from "./list-address.ts";
import { questionOf } from "./list-question.ts";
import { leftOf, readState, type ListSearch, type ListState } from "./list-state.ts";
import { NOT_NARROWED } from "./not-narrowed.ts";
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
  const { userId: person } = await signedInPerson();
  const left = (await cookies()).get(leftListCookie)?.value;
  const read = readState(search, saved, readLeftList(left, person));
  const state = { ...read, locale: localeIn(list, read) };
  const where = { org, locale: state.locale };
  const input = { collection, question: questionOf(list, state) };
  const asked =
    list.view === "draft"
      ? await askList(listDraftEntries, where, input)
      : await askList(listPublishedEntries, where, input);
  const isOwnEyes = (await lookingAs(org)) === null;
  const place = placeOf({ base, saved });
  const deeds = isOwnEyes ? deedsOf(list) : [];
  const exports = isOwnEyes
    ? { csv: exportAddress(list, state, "csv"), json: exportAddress(list, state, "json") }
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
          key={list.slug}
          languages={list.locales.map(languageOf)}
        />
      </PageHeader>
      {saved !== null && <KeepLeftList {...{ base, person }} {...leftOf(state)} />}
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
                definition: { ...NOT_NARROWED, sort: null },
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

/** @NOTE An address may be older than the languages: then the default one is read. */
const localeIn = ({ locales }: ListFor, { locale }: ListState): string | null =>
  locale !== null && locales.slice(1).includes(locale) ? locale : null;

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
