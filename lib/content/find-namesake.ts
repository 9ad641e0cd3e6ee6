import type { ForeignEntry, Landing } from "./import-entry.ts";
import { findImported, type KnownEntry } from "./imported-reads.ts";

/** An entry of the same address, and whether it stays as it is or becomes the one that is imported. */
export type Namesake = { readonly is: "left" | "taken over"; readonly known: KnownEntry };

/**
 * The live entry that has an imported one's address at the root of its collection, where the import asks
 * what becomes of it; null where it does not, and for what an earlier import brought in.
 */
export async function findNamesake(
  { scope, collection, conflicts = "rename" }: Landing,
  { slug, parentKey, externalKey }: ForeignEntry,
): Promise<Namesake | null> {
  if (conflicts === "rename") return null;
  if ((await findImported(scope, externalKey)) !== null) return null;
  const parent = parentKey === null ? null : await findImported(scope, parentKey);
  const parentId = parent?.id ?? null;
  const rows = await scope.db.$queryRaw<KnownEntry[]>`
    SELECT e.id, c.slug AS collection, '' AS digest, e.revision, e.published IS NOT NULL AS published,
      num_nonnulls(e.publish_at, e.unpublish_at) > 0 AS scheduled, false AS binned
    FROM entries e JOIN collections c ON c.organization_id = e.organization_id
      AND c.id = e.collection_id AND c.slug = ${collection}
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.slug = ${slug}
      AND e.parent_id IS NOT DISTINCT FROM ${parentId}::uuid AND e.deleted_at IS NULL
    FOR UPDATE OF e`;
  const [known] = rows;
  if (known === undefined) return null;
  return { is: conflicts === "skip" ? "left" : "taken over", known };
}
