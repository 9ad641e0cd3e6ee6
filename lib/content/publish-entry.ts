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
import { requirePublishedParent } from "./entry-tree.ts";
import { publishDraft } from "./publish-repository.ts";
import { requireComplete } from "./require-complete.ts";
import { keepVersion } from "./versions.ts";

/**
 * Makes the saved draft what the world sees.
 * @throws Invalid for a draft that is not complete, naming each place; PreconditionRequired and Stale
 * as `requireRevision`; Conflict for a taken address, a circle, or a collection without drafts.
 */
export const publishEntry = defineMutation({
  action: "publish",
  collection: ({ collection }: EntryRevisionsInput) => collection,
  input: entryRevisionsInput,
  load: loadEntry<EntryRevisionsInput>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    requireDrafts(modelOf(scope, input.collection));
    await requireComplete(scope, { ...loaded, collection: input.collection });
    await requirePublishedParent(scope, loaded);
    await publishDraft(scope, permit, { revision: loaded.revision });
    keepVersion(scope, input.id, "publish");
    return { revision: loaded.revision + 1 };
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.publish", past: "Published" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
