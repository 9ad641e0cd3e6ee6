import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FieldDraft } from "./field-draft.ts";

/** A draft as a form shows it; what has no name yet goes by its place. */
export const shownField = (draft: FieldDraft, place = 0): FormField => ({
  ...draft,
  id: draft.id ?? `new-${place}`,
  name: draft.name === "" ? `new-${place}` : draft.name,
  label: draft.label === "" ? "New field" : draft.label,
  fields: draft.fields?.map(shownField) ?? null,
  blocks:
    draft.blocks?.map((block, at) => ({
      ...block,
      id: block.id ?? `new-${at}`,
      name: block.name === "" ? `new-${at}` : block.name,
      label: block.label === "" ? "New block" : block.label,
      fields: block.fields.map(shownField),
    })) ?? null,
});
