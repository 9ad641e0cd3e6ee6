import { defineMutation } from "@/lib/usecase/use-case.ts";
import {
  entryAudit,
  entryRevisionInput,
  loadEntry,
  type EntryRevisionInput,
} from "./entry-input.ts";
import { requirePublishedParent } from "./entry-tree.ts";
import { publishDraft } from "./repository.ts";
import { requireComplete } from "./require-complete.ts";
import { keepVersion } from "./versions.ts";

/**
 * Makes the saved draft what the world sees.
 * @throws Invalid for a draft that is not complete, naming each place; Stale; Conflict for a taken
 * address or a circle.
 */
export const publishEntry = defineMutation({
  action: "publish",
  collection: ({ collection }: EntryRevisionInput) => collection,
  input: entryRevisionInput,
  load: loadEntry<EntryRevisionInput>,
  async run({ scope, input, loaded, permit }) {
    await requireComplete(scope, { ...loaded, collection: input.collection });
    await requirePublishedParent(scope, loaded);
    await publishDraft(scope, permit, { revision: input.revision });
    await keepVersion(scope, input.id, "publish");
    return { revision: input.revision + 1 };
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.publish", past: "Published" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
