import type { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { fieldAudit, type FieldDeed } from "./field-deed.ts";
import { restoreFieldInput } from "./field-input.ts";
import { loadCollectionOf } from "./load-collection.ts";
import { saveFields } from "./repository.ts";
import { fieldIn } from "./weigh-change.ts";
import { readFields } from "./written-fields.ts";

type Input = z.infer<typeof restoreFieldInput>;

/**
 * Brings a removed field back with the values that it had, at the end of the others. No permission that
 * listed it does so again.
 * @throws as `loadCollectionOf`; NotFound for no such field; Invalid where its name is another's by now,
 * and where it leads to a collection that is gone.
 */
export const restoreField = defineMutation({
  action: "update",
  inTurn: true,
  collection: "collections",
  input: restoreFieldInput,
  load: (scope, input: Input, permit) => loadCollectionOf(scope, input, permit),
  async run({ scope, input, loaded, permit }): Promise<FieldDeed> {
    const { fields, removed, revision } = loaded.collection;
    const field = fieldIn(removed, input.field);
    const { removedAt: _removedAt, ...definition } = field;
    // @NOTE Entries may have come to share values meanwhile.
    const restored = { ...definition, unique: false, name: input.name ?? definition.name };
    await saveFields(scope, permit, {
      fields: readFields({ fields: [...fields, restored], at: fields.length }, loaded),
      removed: removed.filter((one) => one !== field),
    });
    return { id: field.id, revision: revision + 1 };
  },
  audit: ({ input, loaded }) => {
    const { label } = fieldIn(loaded.collection.removed, input.field);
    return fieldAudit(loaded.collection, { past: "Restored", label });
  },
  announces: ["content-changed"],
});
