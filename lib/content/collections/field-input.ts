import { z } from "zod";
import { revisionInput } from "./collection-input.ts";

const member = z.json().optional();

/** What can be said anew of a field that stays what it is. */
const changeable = {
  ...{ name: member, label: member, help: member, required: member, unique: member },
  ...{ indexed: member, choices: member, min: member, max: member, pattern: member },
  ...{ default: member, hidden: member, fields: member, blocks: member },
};

/** What is absent stays; the rest is checked as the whole field that comes of it. */
export const fieldPatch = z.strictObject(changeable);

/** A field as somebody describes it who wants one; what is absent has its default. */
export const newField = z.strictObject({
  ...changeable,
  id: member,
  kind: member,
  to: member,
  localized: member,
});

/** That what would be lost was looked at: the digest of the preview. */
const confirmLoss = z.string().max(100).optional();

/** A field, in the revision of its collection that it was seen in. */
const atField = { field: z.uuid(), revision: revisionInput };

/** The place among the fields; they begin at 0. */
const position = z.int().min(0).max(1_000).optional();

export const addFieldInput = z.strictObject({
  ...{ collection: z.uuid(), revision: revisionInput },
  definition: newField,
  position,
});

export const updateFieldInput = z.strictObject({
  ...atField,
  change: fieldPatch,
  position,
  confirmLoss,
});

export const replaceFieldInput = z.strictObject({
  ...atField,
  definition: newField,
  confirmLoss,
});

export const removeFieldInput = z.strictObject({ ...atField, confirmLoss });

export const restoreFieldInput = z.strictObject({
  ...atField,
  /** Where its name is another's by now. */
  name: z.string().max(60).optional(),
});

export const deleteCollectionInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  /** Relations of other collections that lead here and go, too. */
  alsoFields: z.array(z.uuid()).max(500).default([]),
  confirmLoss,
});

/** A change that could lose something, to be looked at before it is made. */
export const modelChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("update"), field: z.uuid(), change: fieldPatch }),
  z.strictObject({ kind: z.literal("replace"), field: z.uuid(), definition: newField }),
  z.strictObject({ kind: z.literal("remove"), field: z.uuid() }),
]);

export type FieldPatch = z.infer<typeof fieldPatch>;
export type NewField = z.infer<typeof newField>;
export type ModelChange = z.infer<typeof modelChange>;
