import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { CollectionSettings, RemovedField } from "./held-collection.ts";

/** Adds a collection. @throws Conflict for a taken slug. */
export async function insertCollection(
  { db, organizationId }: Scope,
  _permit: Permit<"create">,
  collection: CollectionSettings & { id: string; fields: readonly FieldDefinition[] },
): Promise<void> {
  const { fields, ...settings } = collection;
  await db.collection.create({ data: { organizationId, ...settings, fields: [...fields] } });
}

/** What a collection has: fields in their order, and those that were taken away. */
export type Fields = {
  readonly fields: readonly FieldDefinition[];
  readonly removed: readonly RemovedField[];
};

/** Gives the permitted collection other fields, and counts the change. */
export async function saveFields(
  scope: Scope,
  { id }: Permit<"update">,
  { fields, removed }: Fields,
): Promise<void> {
  await scope.db.$executeRaw`
    UPDATE collections SET fields = ${JSON.stringify(fields)}::jsonb,
      removed_fields = ${JSON.stringify(removed)}::jsonb, revision = revision + 1
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid`;
}

/**
 * Gives the permitted collection other settings, and counts the change. What names its slug follows:
 * permissions, by a trigger; relations that lead there, and scopes of tokens.
 */
export async function saveSettings(
  scope: Scope,
  { id }: Permit<"update">,
  { before, after }: { before: CollectionSettings; after: CollectionSettings },
): Promise<void> {
  const { slug, name, icon, singleton, website, publishes } = after;
  await scope.db.$executeRaw`
    UPDATE collections SET slug = ${slug}, name = ${name}, icon = ${icon},
      singleton = ${singleton}, website = ${website}, publishes = ${publishes},
      revision = revision + 1
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid`;
  if (before.slug === slug) return;
  await leadRelations(scope, before.slug, slug);
  await renameScopes(scope, before.slug, slug);
}

/** Deletes the permitted collection with its entries and, by a trigger, its permissions. */
export async function removeCollection(
  scope: Scope,
  { id }: Permit<"delete">,
  slug: string,
): Promise<void> {
  await scope.db.$executeRaw`
    DELETE FROM collections
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid`;
  await scope.db.$executeRaw`
    UPDATE static_tokens SET scopes = (SELECT coalesce(array_agg(s), '{}') FROM unnest(scopes) s
      WHERE split_part(s, ':', 1) <> ${slug})
    WHERE organization_id = ${scope.organizationId}::uuid
      AND EXISTS (SELECT 1 FROM unnest(scopes) s WHERE split_part(s, ':', 1) = ${slug})`;
}

/** Relations keep leading to a collection that is called otherwise, and so would those that were removed. */
async function leadRelations({ db, organizationId }: Scope, from: string, to: string) {
  const named = JSON.stringify([{ to: from }]);
  for (const column of [sql`fields`, sql`removed_fields`]) {
    await db.$executeRaw(sql`
      UPDATE collections SET revision = revision + 1, ${column} = (
        SELECT jsonb_agg(CASE WHEN field->>'to' = ${from}
          THEN jsonb_set(field, '{to}', to_jsonb(${to}::text)) ELSE field END ORDER BY place)
        FROM jsonb_array_elements(${column}) WITH ORDINALITY AS all_of(field, place))
      WHERE organization_id = ${organizationId}::uuid AND ${column} @> ${named}::jsonb`);
  }
}

const renameScopes = ({ db, organizationId }: Scope, from: string, to: string) =>
  db.$executeRaw`
    UPDATE static_tokens SET scopes = (SELECT array_agg(
        CASE WHEN split_part(s, ':', 1) = ${from} THEN ${to} || ':' || split_part(s, ':', 2)
          ELSE s END) FROM unnest(scopes) s)
    WHERE organization_id = ${organizationId}::uuid
      AND EXISTS (SELECT 1 FROM unnest(scopes) s WHERE split_part(s, ':', 1) = ${from})`;
