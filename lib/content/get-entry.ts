import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput, detailOf, loadEntry, type EntryInput } from "./entry-input.ts";
import type { EntryDetail } from "./entry.ts";

/** One entry with its draft, for those who may read all of it. @throws NotFound, Forbidden. */
export const getEntryUseCase = defineQuery({
  action: "read-draft",
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  load: loadEntry<EntryInput>,
  run: ({ loaded }): Promise<EntryDetail> => Promise.resolve(detailOf(loaded)),
});
