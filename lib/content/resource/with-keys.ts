import type { FieldKey } from "@/lib/query/field-key.ts";
import type { Field, FieldMap } from "@/lib/query/field.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { View } from "./entry-sql.ts";
import { fieldId } from "./text-fields.ts";

type Looking = { readonly organizationId: string; readonly view: View };

/**
 * The fields of a collection's entries with the indexes that hold them: relations to one entry, those that
 * a definition calls indexed and, of collections in code, the title and a post's author. The database's
 * `gatehouse_key_fields` says the same.
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
    if (name === "title") return keyAt(fieldId(slug, name), "text", looking);
    return slug === "posts" && name === "author" ? authorKey(looking) : null;
  }
  const field = definitions.find((one) => one.name === name);
  if (field === undefined || field.localized || !isKept(field)) return null;
  const key = keyAt(field.id, kindOf(field), looking);
  return { ...key, ordered: !UNORDERED.has(field.kind) };
}

/**
 * Of a post, the slug of its author is kept.
 * @NOTE Those that the author has and had as published: which of them counts is asked beside.
 */
const authorKey = (looking: Looking): FieldKey => ({
  ...keyAt(fieldId("posts", "author"), "id", looking),
  ordered: false,
  inPlaceOf: (ids) => sql`SELECT s.slug FROM entries a
    CROSS JOIN LATERAL (VALUES (a.slug), (a.published_slug)) AS s(slug)
    WHERE a.organization_id = ${looking.organizationId}::uuid AND a.id = ANY (ARRAY[${ids}]::uuid[])`,
});

const isKept = ({ kind, indexed }: FieldDefinition): boolean => indexed || kind === "relation";

/**
 * @NOTE An address may be longer than a key, yes and no are kept as numbers, and what a relation leads to
 * may not be there.
 */
const UNORDERED: ReadonlySet<FieldDefinition["kind"]> = new Set(["url", "boolean", "relation"]);

function kindOf({ kind }: FieldDefinition): FieldKey["kind"] {
  if (kind === "integer" || kind === "decimal" || kind === "boolean") return "number";
  if (kind === "relation") return "id";
  return kind === "instant" ? "instant" : "text";
}

const VALUES: Readonly<Record<FieldKey["kind"], Sql>> = {
  text: sql`k.text_value`,
  number: sql`k.number_value`,
  instant: sql`k.instant_value`,
  id: sql`k.text_value`,
};

/** @NOTE The kind is spelled out: it is what the indexes are cut by. */
const KINDS: Readonly<Record<FieldKey["kind"], Sql>> = {
  text: sql`k.kind = 'text'`,
  number: sql`k.kind = 'number'`,
  instant: sql`k.kind = 'instant'`,
  id: sql`k.kind = 'text'`,
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
