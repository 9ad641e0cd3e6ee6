import type { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryInput, loadEntry } from "../entry-input.ts";
import { holdTree, requireChildless } from "../entry-tree.ts";
import { deleteEntry } from "../repository.ts";
import { requireRevision, revisionsSchema } from "./revision-precondition.ts";
import { isOnWebsite } from "./update-entry-resource.ts";

const input = entryInput.extend({ revisions: revisionsSchema });

type Input = z.infer<typeof input>;

/**
 * Deletes an entry and its versions for good.
 * @throws Conflict while pages stand below it, also in the bin; PreconditionRequired and Stale as `requireRevision`.
 */
export const deleteEntryResource = defineMutation({
  action: "delete",
  proven: true,
  atOnce: true,
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revisions, loaded.revision);
    await holdTree(scope);
    await requireChildless(scope, loaded.id);
    await deleteEntry(scope, permit, { revision: loaded.revision, from: "the lists" });
    return { wasPublished: isOnWebsite(loaded) };
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.delete", past: "Deleted for good" },
      { collection: input.collection, id: loaded.id, title: loaded.title },
    ),
  announces: ({ wasPublished }) => (wasPublished ? ["content-changed"] : []),
});
