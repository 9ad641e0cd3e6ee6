import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput, loadEntry, type EntryInput } from "./entry-input.ts";
import { listVersions } from "./versions.ts";

/** Who saved an entry when, newest first, for those who may read its draft now (C-6). */
export const listVersionsUseCase = defineQuery({
  action: "read-draft",
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  load: loadEntry<EntryInput>,
  run: ({ scope, loaded }) => listVersions(scope, loaded.id),
});
