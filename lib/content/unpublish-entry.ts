import { defineMutation } from "@/lib/usecase/use-case.ts";
import {
  entryAudit,
  entryRevisionInput,
  loadEntry,
  type EntryRevisionInput,
} from "./entry-input.ts";
import { withdrawPublished } from "./repository.ts";
import { keepVersion } from "./versions.ts";

/** Takes an entry off the website and keeps its draft. @throws Stale. */
export const unpublishEntry = defineMutation({
  action: "publish",
  collection: ({ collection }: EntryRevisionInput) => collection,
  input: entryRevisionInput,
  load: loadEntry<EntryRevisionInput>,
  async run({ scope, input, permit }) {
    await withdrawPublished(scope, permit, input.revision);
    await keepVersion(scope, input.id, "unpublish");
    return { revision: input.revision + 1 };
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.unpublish", past: "Unpublished" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
