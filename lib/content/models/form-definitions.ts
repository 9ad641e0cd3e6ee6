import type { CollectionModel } from "./collection-model.ts";
import { fieldDefinitionSchema, type FieldDefinition } from "./field-definition.ts";

/**
 * The fields that the form of an entry is made of: those of an own collection, and of authors, who
 * need no screen of their own. Null for pages and posts, whose screens know their fields.
 */
export const formDefinitions = ({
  slug,
  definitions,
}: CollectionModel): readonly FieldDefinition[] | null =>
  definitions ?? (slug === "authors" ? AUTHOR : null);

/** @NOTE The ids name nothing that is kept: authors keep their values under the names. */
const AUTHOR: readonly FieldDefinition[] = [
  field("1", { name: "title", label: "Name", kind: "text", required: true, max: 500 }),
  field("2", { name: "email", label: "E-mail", kind: "text", max: 320 }),
  field("3", { name: "bio", label: "About", kind: "long-text", max: 5_000 }),
];

function field(end: string, told: object): FieldDefinition {
  return fieldDefinitionSchema.parse({ id: `00000000-0000-4000-8000-00000000000${end}`, ...told });
}
