import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { FieldKind } from "@/lib/query/field.ts";

/** An entry as published, or as its editors have it. */
export type View = "published" | "draft";

/**
 * The live entries `e` of a collection.
 * @NOTE The collection as a value of its own and not as a join: PostgreSQL then walks the index in
 * the order that is asked for.
 */
export const inCollection = (organizationId: string, collection: string): Sql =>
  sql`${ofCollection(organizationId, collection)} AND e.deleted_at IS NULL`;

/**
 * The same live entries, where another table leads to them already.
 * @NOTE As a function and not as an operator: PostgreSQL would take the collection for one condition
 * more, which only some rows meet, and sort a whole list rather than walk its beginning.
 */
export const belongsTo = (organizationId: string, collection: string): Sql =>
  sql`e.organization_id = ${organizationId}::uuid AND e.deleted_at IS NULL
    AND uuid_eq(e.collection_id, (SELECT c.id FROM collections c
      WHERE c.organization_id = ${organizationId}::uuid AND c.slug = ${collection}))`;

/** The entries `e` of a collection that are in the bin. */
export const inBin = (organizationId: string, collection: string): Sql =>
  sql`${ofCollection(organizationId, collection)} AND e.deleted_at IS NOT NULL`;

/** All entries `e` of a collection, in the bin or out of it. */
export const ofCollection = (organizationId: string, collection: string): Sql =>
  sql`e.organization_id = ${organizationId}::uuid
    AND e.collection_id = (SELECT c.id FROM collections c
      WHERE c.organization_id = ${organizationId}::uuid AND c.slug = ${collection})`;

const NOBODY = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** A field that is kept in the entry's JSON. */
export function dataSql(view: View, name: string, kind: FieldKind): Sql {
  const data = view === "published" ? sql`e.published` : sql`e.draft`;
  switch (kind) {
    case "boolean":
      return sql`(${data}->>${name}::text)::boolean`;
    case "json":
    case "text-list":
      return sql`(${data}->${name}::text)`;
    default:
      return sql`(${data}->>${name}::text)`;
  }
}

/** The status as those know it who may read drafts. */
export const statusSql = sql`CASE
  WHEN e.published IS NOT NULL THEN CASE WHEN e.changed THEN 'changed' ELSE 'published' END
  WHEN e.publish_at IS NULL THEN 'draft' ELSE 'scheduled' END`;

/** In which view an entry at the other end of a relationship is seen, and which entries are at all. */
export type Reached = { readonly view: View; readonly where: Sql };

/**
 * The author's entry, found by the slug that the post holds; null unless it is there among those
 * that are reached.
 * @NOTE Spelled like the unique index of addresses, so that PostgreSQL uses it; the collection as what
 * depends on no row, so that it is looked up once.
 */
export function authorSql(view: View, reached: Reached): Sql {
  const slug = dataSql(view, "author", "text");
  const parent = sql`(SELECT ac.id FROM collections ac
    WHERE ac.organization_id = gatehouse_organization() AND ac.slug = 'authors')`;
  if (reached.view === "draft") {
    return sql`(SELECT a.id FROM entries a WHERE a.organization_id = e.organization_id
      AND a.collection_id = ${parent} AND coalesce(a.parent_id, ${NOBODY}) = ${NOBODY}
      AND (CASE WHEN a.deleted_at IS NULL THEN a.slug END) = ${slug}
      AND ${isReached(sql`a`, reached)})`;
  }
  return sql`(SELECT a.id FROM entries a WHERE a.organization_id = e.organization_id
    AND a.collection_id = ${parent} AND coalesce(a.published_parent_id, ${NOBODY}) = ${NOBODY}
    AND (CASE WHEN a.deleted_at IS NULL AND a.published IS NOT NULL THEN a.published_slug END)
      = ${slug} AND ${isReached(sql`a`, reached)})`;
}

/** The page above; null unless it is there among those that are reached. */
export const parentSql = (reached: Reached): Sql =>
  reached.view === "published"
    ? sql`(SELECT p.id FROM entries p WHERE p.organization_id = e.organization_id
        AND p.id = e.published_parent_id AND p.deleted_at IS NULL AND p.published IS NOT NULL
        AND ${isReached(sql`p`, reached)})`
    : sql`(SELECT p.id FROM entries p WHERE p.organization_id = e.organization_id
        AND p.id = e.parent_id AND p.deleted_at IS NULL AND ${isReached(sql`p`, reached)})`;

/**
 * Whether an entry at the other end is among those that are reached.
 * @NOTE Conditions speak of an entry `e`: within the brackets it is the one at the other end.
 */
export const isReached = (alias: Sql, { where }: Reached): Sql =>
  where === EVERYWHERE
    ? where
    : sql`EXISTS (SELECT 1 FROM entries e WHERE e.organization_id = ${alias}.organization_id
        AND e.id = ${alias}.id AND ${where})`;

/** All entries of the other collection. */
export const EVERYWHERE: Sql = sql`true`;
