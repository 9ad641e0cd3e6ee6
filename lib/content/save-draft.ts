import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { parseDraft, titleIn } from "./models/collection-model.ts";
import { modelOf } from "./models/model-of.ts";
import { entryAudit, entryRevisionInput, loadEntry } from "./entry-input.ts";
import { requireParent } from "./entry-tree.ts";
import { updateDraft } from "./repository.ts";
import { requireReachable } from "./require-reachable.ts";
import { slugSchema } from "./slug.ts";
import { keepVersion } from "./versions.ts";

export const saveDraftInput = entryRevisionInput.extend({
  slug: slugSchema,
  parentId: z.uuid().nullable(),
  position: z.int().min(0).max(1_000_000).optional(),
  data: z.unknown(),
});

type Input = z.infer<typeof saveDraftInput>;

/**
 * Saves the draft of an entry, complete or not, and keeps it as a version; what the world sees stays
 * as it was.
 * @throws Stale when somebody saved since `revision`; Conflict for a taken slug or a circle.
 */
export const saveDraft = defineMutation({
  action: "update",
  collection: ({ collection }: Input) => collection,
  input: saveDraftInput,
  load: loadEntry<Input>,
  async run({ scope, input, loaded, permit }) {
    const { collection, id, slug, parentId, revision, position = loaded.position } = input;
    await requireReachable(scope, input);
    const model = modelOf(scope, collection);
    const data = parseDraft(model, input.data, scope);
    if (parentId !== null && parentId !== loaded.parentId) {
      await requireParent(scope, { collection, id, parentId });
    }
    await updateDraft(scope, permit, { slug, parentId, position, data, revision, named: "all" });
    keepVersion(scope, id, "save");
    return { revision: revision + 1, title: titleIn(model, data) };
  },
  audit: ({ input }, { title }) =>
    entryAudit({ action: "entry.save", past: "Saved a draft of" }, { ...input, title }),
});
