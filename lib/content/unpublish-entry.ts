import { defineMutation } from "@/lib/usecase/use-case.ts";
import {
  entryAudit,
  entryRevisionsInput,
  loadEntry,
  type EntryRevisionsInput,
} from "./entry-input.ts";
import { modelOf } from "./models/model-of.ts";
import { requireDrafts } from "./require-drafts.ts";
import { requireRevision } from "./resource/revision-precondition.ts";
import { withdrawPublished } from "./publish-repository.ts";
import { keepVersion } from "./versions.ts";

/**
 * Takes an entry off the website and keeps its draft.
 * @throws PreconditionRequired and Stale as `requireRevision`; Conflict for a collection without drafts.
 */
export const unpublishEntry = defineMutation({
  action: "publish",
  collection: ({ collection }: EntryRevisionsInput) => collection,
  input: entryRevisionsInput,
  load: loadEntry<EntryRevisionsInput>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    requireDrafts(modelOf(scope, input.collection));
    await withdrawPublished(scope, permit, loaded.revision);
    keepVersion(scope, input.id, "unpublish");
    return { revision: loaded.revision + 1 };
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.unpublish", past: "Unpublished" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
