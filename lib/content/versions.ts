import { personOf, principalName } from "@/lib/access/principal.ts";
import { sendAlong } from "@/lib/tenancy/database-on.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, wholeNumber, type Sql } from "@/lib/tenancy/sql.ts";
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
export async function keepNumberedVersion(
  scope: Scope,
  entryId: string,
  action: VersionAction,
): Promise<number> {
  const statement = versionsSql(scope, entryId, [action]);
  const rows = await scope.db.$queryRaw<{ number: number }[]>(statement);
  return rows[0]?.number ?? 0;
}

/** The same where nobody asks for the number: it goes along with what is sent next. */
export const keepVersion = (scope: Scope, entryId: string, action: VersionAction): void =>
  sendAlong(scope, versionsSql(scope, entryId, [action]));

/** Keeps what was done to a draft in one go, each as a version with a revision of its own. */
export const keepVersions = (
  scope: Scope,
  entryId: string,
  actions: readonly VersionAction[],
): void => sendAlong(scope, versionsSql(scope, entryId, actions));

/**
 * @NOTE The actions one by one: for a list PostgreSQL guesses ten rows as long as it has not seen it, takes
 * the plan for one to be cheaper each time, and plans anew each time.
 */
const versionsSql = (
  { organizationId, principal, clock }: Scope,
  entryId: string,
  actions: readonly VersionAction[],
): Sql => sql`
    INSERT INTO entry_versions
      (organization_id, entry_id, number, revision, action, data, author_id, author_name, created_at)
    SELECT e.organization_id, e.id,
      (SELECT coalesce(max(v.number), 0) FROM entry_versions v
        WHERE v.organization_id = e.organization_id AND v.entry_id = e.id) + done.place,
      e.revision - ${wholeNumber(actions.length)} + done.place, done.action, jsonb_build_object('slug', e.slug, 'parentId', e.parent_id, 'data', e.draft),
      ${personOf(principal)}::uuid, ${principalName(principal)}, ${new Date(clock())}
    FROM entries e CROSS JOIN (VALUES ${inPlaces(actions)}) AS done(action, place)
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${entryId}::uuid
    RETURNING number`;

const inPlaces = (actions: readonly VersionAction[]): Sql =>
  joinSql(actions.map((action, at) => sql`(${action}::text, ${wholeNumber(at + 1)})`));
