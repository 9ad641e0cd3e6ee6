import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import {
  entryAudit,
  entryRevisionsInput,
  loadEntry,
  type EntryRevisionsInput,
} from "./entry-input.ts";
import { hasChildren, holdTree } from "./entry-tree.ts";
import { binEntry } from "./repository.ts";
import { requireEveryLocale } from "./require-every-locale.ts";
import { requireRevision } from "./resource/revision-precondition.ts";

/**
 * Moves an entry to the bin, off the website too; it can be restored (S-83).
 * @throws Forbidden for a right in some languages alone; Conflict while pages stand below it; PreconditionRequired and Stale as `requireRevision`.
 */
export const binEntryUseCase = defineMutation({
  action: "update",
  collection: ({ collection }: EntryRevisionsInput) => collection,
  input: entryRevisionsInput,
  load: loadEntry<EntryRevisionsInput>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    await requireEveryLocale(scope, permit);
    await holdTree(scope);
    if (await hasChildren(scope, loaded.id)) {
      throw new Conflict("Move or delete the pages below this one first.");
    }
    await binEntry(scope, permit, loaded.revision);
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.bin", past: "Moved to the bin" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
