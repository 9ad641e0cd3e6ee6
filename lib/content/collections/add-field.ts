import type { z } from "zod";
import { newId } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { fieldAudit, movedTo, type FieldDeed } from "./field-deed.ts";
import { addFieldInput } from "./field-input.ts";
import { loadCollection } from "./load-collection.ts";
import { saveFields } from "./repository.ts";
import { fieldIn } from "./weigh-change.ts";
import { readFields } from "./written-fields.ts";

type Input = z.infer<typeof addFieldInput>;

/**
 * Adds a field. Entries that are there have no value in it, and only permissions to all fields reach
 * it, also where a field of that name was there before.
 * @throws as `loadCollection`; Invalid, naming each wrong place.
 */
export const addField = defineMutation({
  action: "update",
  inTurn: true,
  collection: "collections",
  input: addFieldInput,
  load: (scope, { collection, revision }: Input, permit) =>
    loadCollection(scope, { id: collection, revision }, permit),
  async run({
    scope,
    input,
    loaded,
    permit,
  }): Promise<FieldDeed & { readonly made: FieldDefinition }> {
    const { fields, removed, revision } = loaded.collection;
    const written = { ...input.definition, id: newId() };
    const read = readFields({ fields: [...fields, written], at: fields.length }, loaded);
    const made = fieldIn(read, written.id);
    await saveFields(scope, permit, { fields: movedTo(read, made, input.position), removed });
    return { id: made.id, revision: revision + 1, made };
  },
  audit: ({ loaded }, { made }) =>
    fieldAudit(loaded.collection, { past: "Added", label: made.label, after: made }),
  announces: ["content-changed"],
});
