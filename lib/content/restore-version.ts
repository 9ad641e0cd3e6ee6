import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { parseDraft } from "./models/collection-model.ts";
import { modelOf } from "./models/model-of.ts";
import { entryAudit, entryRevisionInput, loadEntry } from "./entry-input.ts";
import { requireParent } from "./entry-tree.ts";
import { updateDraft } from "./repository.ts";
import { requireReachable } from "./slug.ts";
import { getVersion, keepVersion } from "./versions.ts";

const input = entryRevisionInput.extend({ number: z.int().positive() });
type Input = z.infer<typeof input>;

/** Makes an earlier version the draft again; the versions after it stay. @throws Stale, Conflict. */
export const restoreVersion = defineMutation({
  action: "update",
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input: { collection, number, revision }, loaded, permit }) {
    const named = { collection, id: loaded.id };
    const { content } = await getVersion(scope, named, number);
    const data = parseDraft(modelOf(scope, collection), content.data);
    const { slug, parentId } = content;
    requireReachable({ collection, slug, parentId });
    if (parentId !== null && parentId !== loaded.parentId) {
      await requireParent(scope, { collection, id: loaded.id, parentId });
    }
    const { position } = loaded;
    await updateDraft(scope, permit, { slug, parentId, position, data, revision, named: "all" });
    await keepVersion(scope, loaded.id, "restore");
    return { revision: revision + 1 };
  },
  audit: ({ input: { collection, number }, loaded }) =>
    entryAudit(
      { action: "entry.restore-version", past: `Restored version ${number} of` },
      { collection, ...loaded },
    ),
});
