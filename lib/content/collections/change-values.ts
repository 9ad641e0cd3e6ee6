import type { Json } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { mapParts, valuesOf } from "./field-values.ts";
import { replacedValue } from "./weigh-values.ts";

type Replacing = {
  readonly collection: string;
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
};

/**
 * Gives a field that takes another's place the values of that one, as far as they can be its values.
 * Under the former field they all stay, in each of its languages. Held by `lockCollection`, nobody writes entries meanwhile.
 */
export async function carryValues(scope: Scope, replacing: Replacing): Promise<void> {
  const { collection, before, after } = replacing;
  const [first = ""] = scope.locales;
  const carried = (kept: Json) =>
    mapParts({ before, after, first }, kept, (value) => replacedValue(replacing, value));
  for await (const rows of valuesOf(scope, { collection, field: before.id })) {
    const made = rows.map(({ id, draft, published }) => ({
      ...{ id, draft: carried(draft), published: carried(published) },
    }));
    await scope.db.$executeRaw(sql`
      UPDATE entries e SET
        draft = e.draft || jsonb_build_object(${after.id}::text, x.value->'draft'),
        published = e.published || jsonb_build_object(${after.id}::text, x.value->'published')
      FROM jsonb_array_elements(${JSON.stringify(made)}::jsonb) AS x
      WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = (x.value->>'id')::uuid`);
  }
}

/** Takes the values of a field out of all entries and their versions, for good. */
export async function dropValues(
  { db, organizationId }: Scope,
  { collection, field }: { readonly collection: string; readonly field: string },
): Promise<void> {
  await db.$executeRaw`
    UPDATE entries SET draft = draft - ${field}::text, published = published - ${field}::text
    WHERE organization_id = ${organizationId}::uuid AND collection_id = ${collection}::uuid
      AND (jsonb_exists(draft, ${field}) OR jsonb_exists(published, ${field}))`;
  await db.$executeRaw`
    UPDATE entry_versions v SET data = v.data #- ARRAY['data', ${field}::text]
    FROM entries e WHERE v.organization_id = ${organizationId}::uuid
      AND e.organization_id = v.organization_id AND e.id = v.entry_id
      AND e.collection_id = ${collection}::uuid AND jsonb_exists(v.data->'data', ${field})`;
}
