import { personOf, principalName } from "@/lib/access/principal.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { EntryData } from "./entry-data.ts";

export type VersionAction =
  "create" | "save" | "publish" | "schedule" | "unpublish" | "restore" | "import";

/** What a version keeps: all of the draft as it stood. */
export type VersionContent = {
  readonly slug: string;
  readonly parentId: string | null;
  readonly data: EntryData;
};

/**
 * Keeps the draft as it stands now, with all that it holds, as the entry's next version; numbers have
 * no gaps.
 * @NOTE As it is kept and not as somebody has just written it: nobody writes the values of fields that
 * were deleted, and a version holds them all the same.
 * @returns its number.
 */
export async function keepVersion(
  { db, organizationId, principal, clock }: Scope,
  entryId: string,
  action: VersionAction,
): Promise<number> {
  const rows = await db.$queryRaw<{ number: number }[]>`
    INSERT INTO entry_versions
      (organization_id, entry_id, number, revision, action, data, author_id, author_name, created_at)
    SELECT e.organization_id, e.id,
      (SELECT coalesce(max(v.number), 0) + 1 FROM entry_versions v
        WHERE v.organization_id = e.organization_id AND v.entry_id = e.id),
      e.revision, ${action}, jsonb_build_object('slug', e.slug, 'parentId', e.parent_id, 'data', e.draft),
      ${personOf(principal)}::uuid, ${principalName(principal)}, ${new Date(clock())}
    FROM entries e WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${entryId}::uuid
    RETURNING number`;
  return rows[0]?.number ?? 0;
}
