import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryRevisionsInput, type EntryRevisionsInput } from "../entry-input.ts";
import { holdTree, requireChildless } from "../entry-tree.ts";
import { deleteEntry } from "../repository.ts";
import { requireEveryLocale } from "../require-every-locale.ts";
import { requireRevision } from "../resource/revision-precondition.ts";
import { loadBinned } from "./load-binned.ts";

/**
 * Deletes an entry from the bin with its versions, for good.
 * @throws Conflict while pages from below it are in the bin too; PreconditionRequired and Stale as
 * `requireRevision`.
 */
export const deleteBinned = defineMutation({
  action: "delete",
  proven: true,
  collection: ({ collection }: EntryRevisionsInput) => collection,
  input: entryRevisionsInput,
  load: loadBinned<EntryRevisionsInput>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    await requireEveryLocale(scope, permit);
    await holdTree(scope);
    await requireChildless(scope, loaded.id);
    await deleteEntry(scope, permit, { revision: loaded.revision, from: "the bin" });
  },
  audit: ({ input: { collection }, loaded: { id, title } }) =>
    entryAudit({ action: "entry.delete", past: "Deleted for good" }, { collection, id, title }),
});
