import type { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { fieldUpdated } from "./field-changes.ts";
import { fieldAudit, movedTo, type FieldDeed } from "./field-deed.ts";
import { updateFieldInput } from "./field-input.ts";
import { loadCollectionOf } from "./load-collection.ts";
import { saveFields } from "./repository.ts";
import { requireConfirmed } from "./require-confirmed.ts";
import { fieldIn, weighFieldUpdate } from "./weigh-change.ts";

type Input = z.infer<typeof updateFieldInput>;

/**
 * Changes what is named of a field: its name, what it asks of values, its place. Values and permissions
 * stay, since both know the field by its id. Values that no longer fit stay too, until their entry is
 * saved or published the next time.
 * @throws as `loadCollectionOf`; Invalid, naming each wrong place; Conflict where values that shall be
 * unique are not; ConfirmationRequired where some no longer fit and that was not looked at.
 */
export const updateField = defineMutation({
  action: "update",
  inTurn: true,
  collection: "collections",
  input: updateFieldInput,
  load: (scope, input: Input, permit) => loadCollectionOf(scope, input, permit),
  async run({ scope, input, loaded, permit }): Promise<FieldDeed & { readonly after: object }> {
    const { collection } = loaded;
    const { before, after, fields } = fieldUpdated(loaded, input);
    requireConfirmed(
      await weighFieldUpdate(scope, collection, { before, after }),
      input.confirmLoss,
    );
    await saveFields(scope, permit, {
      fields: movedTo(fields, after, input.position),
      removed: collection.removed,
    });
    return { id: before.id, revision: collection.revision + 1, after };
  },
  audit: ({ input, loaded }, { after }) => {
    const before = fieldIn(loaded.collection.fields, input.field);
    return fieldAudit(loaded.collection, { past: "Changed", label: before.label, before, after });
  },
  announces: ["content-changed"],
});
