import { defineMutation } from "@/lib/usecase/use-case.ts";
import { getBinned } from "./entry-reads.ts";
import { entryAudit, entryInput, type EntryInput } from "./entry-input.ts";
import { unbinEntry } from "./repository.ts";

/** Takes an entry back out of the bin. @throws Conflict when its address is taken by now. */
export const unbinEntryUseCase = defineMutation({
  action: "update",
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  load: (scope, { collection, id }: EntryInput) => getBinned(scope, collection, id),
  run: ({ scope, permit }) => unbinEntry(scope, permit),
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.restore", past: "Restored from the bin" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
