import { z } from "zod";
import { newId, type EntryId } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { contentCollectionSchema } from "./entry-data.ts";
import { parseDraft, titleIn } from "./models/collection-model.ts";
import { modelOf } from "./models/model-of.ts";
import { entryAudit } from "./entry-input.ts";
import { requireParent } from "./entry-tree.ts";
import { insertEntry } from "./repository.ts";
import { requireReachable } from "./require-reachable.ts";
import { slugSchema } from "./slug.ts";
import { keepVersion } from "./versions.ts";

export const createEntryInput = z.strictObject({
  collection: contentCollectionSchema,
  slug: slugSchema,
  parentId: z.uuid().nullable(),
  position: z.int().min(0).max(1_000_000).default(0),
  data: z.unknown(),
});

type Input = z.infer<typeof createEntryInput>;

/** Adds an entry as a draft; answers its id. @throws Conflict for a taken slug. */
export const createEntry = defineMutation({
  action: "create",
  collection: ({ collection }: Input) => collection,
  input: createEntryInput,
  async run({ scope, input, permit }) {
    const id = newId<EntryId>();
    const { collection, slug, parentId, position } = input;
    await requireReachable(scope, input);
    const model = modelOf(scope, collection);
    const data = parseDraft(model, input.data, scope);
    if (parentId !== null) await requireParent(scope, { collection, id, parentId });
    await insertEntry(scope, permit, { id, slug, parentId, position, data, named: "all" });
    keepVersion(scope, id, "create");
    return { id, title: titleIn(model, data) };
  },
  audit: ({ input }, { id, title }) =>
    entryAudit(
      { action: "entry.create", past: "Created" },
      { collection: input.collection, id, title },
    ),
});
