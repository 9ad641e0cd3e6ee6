import type { FieldKey } from "@/lib/query/field-key.ts";
import type { Field, FieldMap } from "@/lib/query/field.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { View } from "./entry-sql.ts";
import { fieldId } from "./text-fields.ts";

type Looking = { readonly organizationId: string; readonly view: View };

/**
 * The fields of a collection's entries with the indexes that hold them: those that a definition calls
 * indexed and, of collections in code, the title. The database's `gatehouse_key_fields` says the same.
 */
export const withKeys = (fields: FieldMap, model: CollectionModel, looking: Looking): FieldMap =>
  new Map(
    [...fields].map(([name, field]): [string, Field] => {
      const key = keyOf(name, model, looking);
      return [name, key === null ? field : { ...field, key }];
    }),
  );

function keyOf(
  name: string,
  { slug, definitions }: CollectionModel,
  looking: Looking,
): FieldKey | null {
  if (definitions === null) {
    return name === "title" ? keyAt(fieldId(slug, name), "text", looking) : null;
  }
  const field = definitions.find((one) => one.name === name);
  if (field?.indexed !== true || field.localized) return null;
  const key = keyAt(field.id, kindOf(field), looking);
  return { ...key, ordered: !UNORDERED.has(field.kind) };
}

/** @NOTE An address may be longer than a key, and yes and no are kept as numbers. */
const UNORDERED: ReadonlySet<FieldDefinition["kind"]> = new Set(["url", "boolean"]);

function kindOf({ kind }: FieldDefinition): FieldKey["kind"] {
  if (kind === "integer" || kind === "decimal" || kind === "boolean") return "number";
  return kind === "instant" ? "instant" : "text";
}

const VALUES: Readonly<Record<FieldKey["kind"], Sql>> = {
  text: sql`k.text_value`,
  number: sql`k.number_value`,
  instant: sql`k.instant_value`,
};

/** @NOTE The kind is spelled out: it is what the indexes are cut by. */
const KINDS: Readonly<Record<FieldKey["kind"], Sql>> = {
  text: sql`k.kind = 'text'`,
  number: sql`k.kind = 'number'`,
  instant: sql`k.kind = 'instant'`,
};

const keyAt = (
  field: string,
  kind: FieldKey["kind"],
  { organizationId, view }: Looking,
): FieldKey => ({
  kind,
  ordered: true,
  from: sql`entry_keys k`,
  where: sql`k.organization_id = ${organizationId}::uuid AND k.field_id = ${field}::uuid
    AND k.published = ${view === "published" ? sql`true` : sql`false`} AND ${KINDS[kind]}`,
  id: sql`k.entry_id`,
  value: VALUES[kind],
});
