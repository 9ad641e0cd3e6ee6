import type { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { carryValues } from "./change-values.ts";
import { fieldReplaced } from "./field-changes.ts";
import { fieldAudit, type FieldDeed } from "./field-deed.ts";
import { replaceFieldInput } from "./field-input.ts";
import { followField } from "./field-permissions.ts";
import { loadCollectionOf } from "./load-collection.ts";
import { removedNow } from "./removed-now.ts";
import { saveFields } from "./repository.ts";
import { requireConfirmed } from "./require-confirmed.ts";
import { fieldIn, weighFieldReplacement } from "./weigh-change.ts";

type Input = z.infer<typeof replaceFieldInput>;

/**
 * Lets another field take the place of one, of another kind, made of other fields, in several languages or
 * in but one: values become the default language's, or that one's stay. Values that can be
 * values of the new one become so; all of them stay under the former, which is removed and can be
 * restored. Permissions that list it list the new one.
 * @throws as `loadCollectionOf`; Invalid, naming each wrong place; Conflict where rules ask the field;
 * ConfirmationRequired where values are lost or changed and that was not looked at.
 */
export const replaceField = defineMutation({
  action: "update",
  inTurn: true,
  collection: "collections",
  input: replaceFieldInput,
  load: (scope, input: Input, permit) => loadCollectionOf(scope, input, permit),
  async run({ scope, input, loaded, permit }): Promise<FieldDeed & { readonly after: object }> {
    const { collection } = loaded;
    const { before, after, fields } = fieldReplaced(loaded, input);
    const preview = await weighFieldReplacement(scope, collection, { before, after });
    requireConfirmed(preview, input.confirmLoss);
    // @NOTE First the fields: what is kept for searching entries then has no entry locked before it.
    await saveFields(scope, permit, { fields, removed: removedNow(scope, collection, [before]) });
    await carryValues(scope, { collection: collection.id, before, after });
    await followField(scope, before.id, after.id);
    return { id: after.id, revision: collection.revision + 1, after };
  },
  audit: ({ input, loaded }, { after }) => {
    const before = fieldIn(loaded.collection.fields, input.field);
    return fieldAudit(loaded.collection, { past: "Replaced", label: before.label, before, after });
  },
  announces: ["content-changed"],
});
