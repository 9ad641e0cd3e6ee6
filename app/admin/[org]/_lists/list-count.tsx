import { cache } from "react";
import { countDraftEntries, countPublishedEntries } from "@/lib/content/resource/count-entries.ts";
import type { ListFor } from "@/lib/content/list-for.ts";
import { findForPage, type Where } from "@/lib/doors/page/load-page.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import { entriesText } from "./bulk-words.ts";
import { filterOf } from "./list-question.ts";
import type { ListState } from "./list-state.ts";

/** How many entries match, as far as they are counted; null where that could not be asked. */
export const countIn = cache(async (where: Where, list: ListFor, definition: ViewDefinition) => {
  const input = { collection: list.slug, filter: filterOf(list, definition) };
  return list.view === "draft"
    ? findForPage(countDraftEntries, where, input)
    : findForPage(countPublishedEntries, where, input);
});

type CountNoteProps = { org: string; list: ListFor; state: ListState };

/** How many entries match, once it is known. */
export async function CountNote({ org, list, state }: CountNoteProps) {
  const counted = await countIn({ org, locale: state.locale }, list, state.definition);
  return counted === null ? null : <>{entriesText(counted.count, counted.more ? "+" : "")}</>;
}
