import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { getDraftRelated } from "@/lib/content/resource/get-related-entry.ts";
import { listDraftEntries } from "@/lib/content/resource/list-entry-resources.ts";
import { isSystemCollection } from "@/lib/access/ruled-collections.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { addressOf, API } from "../address-of.ts";
import type { Route } from "../route.ts";
import { readRoutes } from "./content-reads.ts";

/** Entries as their editors have them, published or not. Written at their other address. */
export const draftRoutes: readonly Route[] = readRoutes(`${API}/drafts/:collection`, {
  ...{ action: "read-draft", entries: "entries as drafted", own: "with-drafts" },
  addressOf: (entry) =>
    isSystemCollection(entry.type) ? addressOf(entry) : `${API}/drafts/${entry.type}/${entry.id}`,
  list: (input, caller) => runUseCase(listDraftEntries, input, caller),
  get: (input, caller) => runUseCase(getDraftEntry, input, caller),
  related: (input, caller) => runUseCase(getDraftRelated, input, caller),
});
