import type { z } from "zod";
import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryInput, loadEntry } from "../entry-input.ts";
import { hasChildren, holdTree } from "../entry-tree.ts";
import { deleteEntry } from "../repository.ts";
import { requireRevision, revisionsSchema } from "./revision-precondition.ts";
import { isOnWebsite } from "./update-entry-resource.ts";

const input = entryInput.extend({ revisions: revisionsSchema });

type Input = z.infer<typeof input>;

/**
 * Deletes an entry and its versions for good.
 * @throws Conflict while pages stand below it; PreconditionRequired and Stale as `requireRevision`.
 */
export const deleteEntryResource = defineMutation({
  action: "delete",
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revisions, loaded.revision);
    await holdTree(scope);
    if (await hasChildren(scope, loaded.id)) {
      throw new Conflict("Move or delete the pages below this one first.");
    }
    await deleteEntry(scope, permit, loaded.revision);
    return { wasPublished: isOnWebsite(loaded) };
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.delete", past: "Deleted for good" },
      { collection: input.collection, id: loaded.id, title: loaded.title },
    ),
  announces: ({ wasPublished }) => (wasPublished ? ["content-changed"] : []),
});
