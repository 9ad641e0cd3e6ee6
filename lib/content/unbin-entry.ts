import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadBinned } from "./bin/load-binned.ts";
import { mayDo } from "./entry-access.ts";
import { entryAudit, entryInput, type EntryInput } from "./entry-input.ts";
import { modelOf } from "./models/model-of.ts";
import { holdTree, isLive } from "./entry-tree.ts";
import { unbinEntry } from "./repository.ts";
import { requireEveryLocale } from "./require-every-locale.ts";
import { requireReachable } from "./require-reachable.ts";
import { requireUnique } from "./require-unique.ts";

/**
 * Takes an entry back out of the bin. What was published is on the website again only when whoever
 * restores it may publish; for anybody else it comes back as a draft.
 * @throws Conflict when its address or a value that must be its alone is taken by now, or the page
 * above it is in the bin.
 */
export const unbinEntryUseCase = defineMutation({
  action: "update",
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  load: loadBinned<EntryInput>,
  async run({ scope, input: { collection, id }, loaded, permit }) {
    await requireEveryLocale(scope, permit);
    await holdTree(scope);
    if (loaded.parentId !== null && !(await isLive(scope, loaded.parentId))) {
      throw new Conflict("The page above this one is in the bin. Restore that one first.");
    }
    const model = modelOf(scope, collection);
    await requireReachable(scope, { collection, parentId: loaded.parentId, slug: loaded.slug });
    await requireUnique(scope, model, { id, data: loaded.draft });
    const question = { action: "publish", collection, id } as const;
    const publishes = !model.publishes || (await mayDo(scope, question));
    await unbinEntry(scope, permit, publishes ? "as it was" : "as a draft");
  },
  audit: ({ input, loaded }) =>
    entryAudit(
      { action: "entry.restore", past: "Restored from the bin" },
      { collection: input.collection, ...loaded },
    ),
  announces: ["content-changed"],
});
