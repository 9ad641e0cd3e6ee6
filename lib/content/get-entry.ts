import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput, loadEntry, type EntryInput } from "./entry-input.ts";
import type { EntryDetail } from "./entry.ts";
import { requireWholeEntry } from "./whole-entry.ts";

/** One entry with its draft, for those who may read drafts. */
export const getEntryUseCase = defineQuery({
  action: "read-draft",
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  load: loadEntry<EntryInput>,
  run: ({ loaded, permit }): Promise<EntryDetail> => {
    requireWholeEntry(permit);
    return Promise.resolve(loaded);
  },
});
