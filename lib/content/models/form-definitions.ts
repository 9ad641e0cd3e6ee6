import type { CollectionModel } from "./collection-model.ts";
import { fieldDefinitionSchema, type FieldDefinition } from "./field-definition.ts";

/**
 * The fields that the form of an entry is made of: those of an own collection, with the address where
 * entries have one, and of authors, who need no screen of their own. Null for pages and posts, whose
 * screens know their fields.
 */
export function formDefinitions(model: CollectionModel): readonly FieldDefinition[] | null {
  const { slug, definitions, addressed } = model;
  if (definitions === null) return slug === "authors" ? AUTHOR : null;
  return addressed ? withAddress(model, definitions) : definitions;
}

/** @NOTE Right after the title, which proposes it. */
function withAddress(
  { titleField }: CollectionModel,
  definitions: readonly FieldDefinition[],
): readonly FieldDefinition[] {
  const after = definitions.findIndex(({ name }) => name === titleField) + 1;
  return [...definitions.slice(0, after), ADDRESS, ...definitions.slice(after)];
}

/** @NOTE The ids name nothing that is kept: authors keep their values under the names. */
const AUTHOR: readonly FieldDefinition[] = [
  field("1", { name: "title", label: "Name", kind: "text", required: true, max: 500 }),
  field("2", { name: "email", label: "E-mail", kind: "text", max: 320 }),
  field("3", { name: "bio", label: "About", kind: "long-text", max: 5_000 }),
];

/** @NOTE No definition may have its name: it is the member that every entry on the website has. */
const ADDRESS: FieldDefinition = {
  ...field("4", { name: "address", label: "Address", kind: "slug", required: true }),
  name: "slug",
};

function field(end: string, told: object): FieldDefinition {
  return fieldDefinitionSchema.parse({ id: `00000000-0000-4000-8000-00000000000${end}`, ...told });
}
