import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * How many saved views, whosever they are, name a field of a collection; without a field: are of it.
 * How somebody left a list is none of them.
 * @NOTE An id occurs nowhere by chance, so that it is looked for in the text.
 */
export async function countViews(
  { db, organizationId }: Scope,
  { collection, field }: { readonly collection: string; readonly field?: string },
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM saved_views
    WHERE organization_id = ${organizationId}::uuid AND collection_id = ${collection}::uuid
      AND name <> '' AND definition::text LIKE ${`%${field ?? ""}%`}`;
  return rows[0]?.count ?? 0;
}
