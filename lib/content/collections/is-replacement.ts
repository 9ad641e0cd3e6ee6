import type { FieldDefinition } from "../models/field-definition.ts";

/**
 * Whether a field that becomes another could not keep its values as they are: it is of another kind,
 * leads elsewhere, gets several languages or but
 * one, or loses something of what it is made of. Another field then takes its place.
 */
export function isReplacement(before: FieldDefinition, after: FieldDefinition): boolean {
  if (before.kind !== after.kind || before.to !== after.to) return true;
  if (before.localized !== after.localized) return true;
  return (
    losesOne(before.fields, after.fields) ||
    (before.blocks ?? []).some(({ id, fields }) => {
      const kept = after.blocks?.find((block) => block.id === id);
      return kept === undefined || losesOne(fields, kept.fields);
    })
  );
}

const losesOne = (
  before: readonly FieldDefinition[] | null,
  after: readonly FieldDefinition[] | null,
): boolean =>
  (before ?? []).some((field) => {
    const kept = after?.find(({ id }) => id === field.id);
    return kept === undefined || isReplacement(field, kept);
  });
