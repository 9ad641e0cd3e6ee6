import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import {
  fieldDefinitionSchema,
  type FieldDefinition,
} from "@/lib/content/models/field-definition.ts";

/** A field that a column can be read into. `words` is a list of texts. */
export type TargetField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly definition: FieldDefinition | "words";
};

/** What no column can be: it is made of others. */
const COMPOUND: readonly string[] = ["group", "list", "blocks"];

/** The fields of a collection that an import can fill, in the order of its form. */
export function targetFieldsOf(model: CollectionModel): readonly TargetField[] {
  const { definitions, slug, addressed, publishes } = model;
  const own =
    definitions === null
      ? (BUILT_IN[slug] ?? [])
      : definitions
          .filter(({ kind }) => !COMPOUND.includes(kind))
          .map((definition) => ({ ...definition, definition }));
  return [
    ...own.map(({ name, label, required, definition }) => ({ name, label, required, definition })),
    ...(addressed ? [ADDRESS] : []),
    ...(publishes ? [PUBLISHED] : []),
  ];
}

function target(name: string, label: string, told: object): TargetField {
  const id = "00000000-0000-4000-8000-000000000000";
  const known = { id, name: "field", label, ...told };
  const definition = fieldDefinitionSchema.parse(known);
  return { name, label, required: definition.required, definition };
}

const words = (name: string, label: string): TargetField => ({
  ...{ name, label, required: false, definition: "words" },
});

const TITLE = target("title", "Title", { kind: "text", required: true, max: 500 });
const BODY = target("body", "Text", { kind: "rich-text" });
const ADDRESS = target("slug", "Address", { kind: "slug" });
const PUBLISHED = target("publishedAt", "Published on", { kind: "instant" });

/** @NOTE The text of a page becomes a block of it. */
const BUILT_IN: Readonly<Record<string, readonly TargetField[]>> = {
  pages: [TITLE, BODY],
  posts: [
    ...[TITLE, BODY, target("excerpt", "Excerpt", { kind: "long-text" })],
    ...[words("categories", "Categories"), words("tags", "Tags")],
    target("author", "Author (address)", { kind: "text" }),
    target("sticky", "Pinned", { kind: "boolean" }),
  ],
  authors: [
    target("title", "Name", { kind: "text", required: true, max: 500 }),
    target("email", "E-mail", { kind: "text" }),
    target("bio", "About", { kind: "long-text" }),
  ],
};
