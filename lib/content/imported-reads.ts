import type { EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { BUILT_IN_MODELS } from "./models/built-in-models.ts";
import { findModel } from "./models/model-of.ts";
import { numberedSlug } from "./numbered-slug.ts";
import { isReservedSlug } from "./slug.ts";

/** An entry that an earlier import brought in, as it stands now. */
export type KnownEntry = {
  readonly id: EntryId;
  readonly collection: string;
  readonly digest: string;
  readonly revision: number;
  readonly published: boolean;
  readonly scheduled: boolean;
  readonly binned: boolean;
};

/** The entry with an external key, binned ones too; held until the transaction ends. */
export async function findImported(scope: Scope, externalKey: string): Promise<KnownEntry | null> {
  const rows = await scope.db.$queryRaw<KnownEntry[]>`
    SELECT e.id, c.slug AS collection, coalesce(e.external_digest, '') AS digest, e.revision,
      e.published IS NOT NULL AS published,
      num_nonnulls(e.publish_at, e.unpublish_at) > 0 AS scheduled, e.deleted_at IS NOT NULL AS binned
    FROM entries e JOIN collections c ON c.organization_id = e.organization_id
      AND c.id = e.collection_id
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.external_key = ${externalKey}
    FOR UPDATE OF e`;
  return rows[0] ?? null;
}

type Wanted = { collection: string; id: string; parentId: string | null; slug: string };

/** The wanted slug, or it with the first number that nobody else has below the same parent. */
export async function freeSlug(scope: Scope, wanted: Wanted): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = numberedSlug(wanted.slug, number);
    if (isReservedSlug({ ...wanted, slug }) || isCollection(scope, { ...wanted, slug })) continue;
    if (!(await isTaken(scope, { ...wanted, slug }))) return slug;
  }
}

/** Whether a collection stands where a page at the root would. */
const isCollection = (scope: Scope, { collection, parentId, slug }: Wanted): boolean =>
  collection === "pages" &&
  parentId === null &&
  !BUILT_IN_MODELS.has(slug) &&
  findModel(scope, slug)?.website === true;

async function isTaken(scope: Scope, { collection, id, parentId, slug }: Wanted): Promise<boolean> {
  const rows = await scope.db.$queryRaw<unknown[]>`
    SELECT 1 FROM entries e JOIN collections c ON c.organization_id = e.organization_id
      AND c.id = e.collection_id AND c.slug = ${collection}
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id <> ${id}::uuid
      AND e.deleted_at IS NULL
      AND ((e.slug = ${slug} AND e.parent_id IS NOT DISTINCT FROM ${parentId}::uuid)
        OR (e.published IS NOT NULL AND e.published_slug = ${slug}
          AND e.published_parent_id IS NOT DISTINCT FROM ${parentId}::uuid))
    LIMIT 1`;
  return rows.length > 0;
}
