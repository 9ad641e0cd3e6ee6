import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryInput, loadEntry } from "./entry-input.ts";
import { requireStillWithin } from "./entry-access.ts";
import { listSiblings } from "./entry-reads.ts";
import { holdTree } from "./entry-tree.ts";
import { placeInOrder } from "./repository.ts";

const input = entryInput.extend({ step: z.union([z.literal(-1), z.literal(1)]) });
type Input = z.infer<typeof input>;

/**
 * Moves an entry one place up (-1) or down (1) among those with the same parent. The order is not
 * part of a draft: the website's menu follows at once. At either end nothing happens.
 */
export const moveEntry = defineMutation({
  action: "update",
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input: { collection, step }, loaded, permit }) {
    await holdTree(scope);
    const ids = await listSiblings(scope, collection, loaded.parentId);
    const from = ids.indexOf(loaded.id);
    const to = from + step;
    if (to < 0 || to >= ids.length) return { moved: false };
    await placeInOrder(scope, permit, ids.toSpliced(from, 1).toSpliced(to, 0, loaded.id));
    const moved = { action: "update", collection, id: loaded.id } as const;
    await requireStillWithin(scope, moved, ["position"]);
    return { moved: true };
  },
  audit: ({ input: { collection, step }, loaded }, { moved }) =>
    moved
      ? entryAudit(
          { action: "entry.move", past: step === 1 ? "Moved down" : "Moved up" },
          { collection, ...loaded },
        )
      : null,
  announces: ["content-changed"],
});
