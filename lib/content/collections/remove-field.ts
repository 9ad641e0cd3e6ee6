import type { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { dropValues } from "./change-values.ts";
import { fieldAudit, type FieldDeed } from "./field-deed.ts";
import { removeFieldInput } from "./field-input.ts";
import { forgetField } from "./field-permissions.ts";
import type { HeldCollection, RemovedField } from "./held-collection.ts";
import { loadCollectionOf } from "./load-collection.ts";
import { removedNow } from "./removed-now.ts";
import { saveFields } from "./repository.ts";
import { requireConfirmed } from "./require-confirmed.ts";
import { fieldIn, weighRemoval } from "./weigh-change.ts";

type Input = z.infer<typeof removeFieldInput>;

/**
 * Takes a field away. Its values stay in the entries, where no path reaches them, and the field can be
 * restored; the permissions that listed it do so no more, restored or not. One that is removed already
 * is deleted for good, with its values in all entries and their versions.
 * @throws as `loadCollectionOf`; Conflict where rules ask it, and for the last one;
 * ConfirmationRequired where something is lost and that was not looked at.
 */
export const removeField = defineMutation({
  action: "update",
  inTurn: true,
  collection: "collections",
  input: removeFieldInput,
  load: (scope, input: Input, permit) => loadCollectionOf(scope, input, permit),
  async run({ scope, input, loaded: { collection }, permit }): Promise<FieldDeed> {
    const { field: id, confirmLoss } = input;
    requireConfirmed(await weighRemoval(scope, collection, id), confirmLoss);
    const removed = collection.removed.find((field) => field.id === id);
    if (removed === undefined) await takeAway(scope, permit, { collection, id });
    else await deleteForGood(scope, permit, { collection, removed });
    return { id, revision: collection.revision + 1 };
  },
  audit: ({ input, loaded: { collection } }) => {
    const removed = collection.removed.find(({ id }) => id === input.field);
    const before = removed ?? fieldIn(collection.fields, input.field);
    const past = removed === undefined ? "Removed" : "Deleted for good";
    return fieldAudit(collection, { past, label: before.label, before });
  },
  announces: ["content-changed"],
});

async function takeAway(
  scope: Scope,
  permit: Permit<"update">,
  { collection, id }: { collection: HeldCollection; id: string },
): Promise<void> {
  const field = fieldIn(collection.fields, id);
  await saveFields(scope, permit, {
    fields: collection.fields.filter((one) => one !== field),
    removed: removedNow(scope, collection, [field]),
  });
  await forgetField(scope, id);
}

async function deleteForGood(
  scope: Scope,
  permit: Permit<"update">,
  { collection, removed }: { collection: HeldCollection; removed: RemovedField },
): Promise<void> {
  await dropValues(scope, { collection: collection.id, field: removed.id });
  await saveFields(scope, permit, {
    fields: collection.fields,
    removed: collection.removed.filter((one) => one !== removed),
  });
}
