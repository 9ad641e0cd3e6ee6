import { createHash } from "node:crypto";
import type { FieldMap } from "@/lib/query/field.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { TextField } from "./entry-texts.ts";

/** The fields in code whose words are kept: as the database's `gatehouse_text_fields`. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  pages: ["title", "blocks"],
  posts: ["title", "excerpt", "body", "tags", "categories", "secretNote"],
  authors: ["title", "bio", "email"],
};

const SILENT: ReadonlySet<FieldDefinition["kind"]> = new Set([
  ...(["integer", "decimal", "boolean", "date", "instant", "colour", "json"] as const),
  ...(["relation", "relations"] as const),
]);

/** The fields of a collection whose words may be found, of those that the caller may read. */
export function textFields(
  { slug, definitions }: CollectionModel,
  readable: FieldMap,
): readonly TextField[] {
  const known =
    definitions === null
      ? (BUILT_IN[slug] ?? []).map((name) => ({ name, id: fieldId(slug, name) }))
      : definitions.filter(({ kind }) => !SILENT.has(kind));
  return known.flatMap(({ name, id }): TextField[] => {
    const field = readable.get(name);
    return field === undefined ? [] : [{ name, id, shownIf: field.shownIf ?? null }];
  });
}

/** What stands for a field in code where own fields have an id. */
export function fieldId(collection: string, name: string): string {
  const hex = createHash("md5").update(`${collection}/${name}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
