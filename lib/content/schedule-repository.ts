import type { Permit } from "@/lib/access/permit.ts";
import { personOf, principalName } from "@/lib/access/principal.ts";
import { NotFound, Stale } from "@/lib/kernel/errors.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { keepVersion } from "./versions.ts";
import {
  readSchedule,
  writeSchedule,
  type KeptSchedule,
  type ScheduleFailure,
} from "./schedule.ts";
import type { ScheduledTimes } from "./schedule-input.ts";

/** Writes the schedule of the permitted entry, in the place of whatever was scheduled. @throws Stale. */
export const keepSchedule = (
  scope: Scope,
  permit: Permit<"publish">,
  given: ScheduledTimes & { readonly schedule: KeptSchedule; readonly revision: number },
): Promise<void> =>
  change(scope, permit, {
    revision: given.revision,
    set: sql`publish_at = ${given.publishAt}, unpublish_at = ${given.unpublishAt},
      schedule = ${JSON.stringify(writeSchedule(given.schedule))}::jsonb, schedule_failure = NULL`,
  });

/** Takes the schedule of the permitted entry back, and what is said of one that failed. @throws Stale. */
export const dropSchedule = (
  scope: Scope,
  permit: Permit<"publish">,
  revision: number,
): Promise<void> =>
  change(scope, permit, {
    revision,
    set: sql`publish_at = NULL, unpublish_at = NULL, schedule = NULL, schedule_failure = NULL`,
  });

/**
 * Keeps why the permitted entry could not be published or taken off; that deed is no longer due, and
 * what was not published need not be taken off either. @throws Stale.
 */
export const keepScheduleFailure = (
  scope: Scope,
  permit: Permit<"publish">,
  { failure, revision }: { readonly failure: ScheduleFailure; readonly revision: number },
): Promise<void> =>
  change(scope, permit, {
    revision,
    set: sql`publish_at = NULL, schedule_failure = ${JSON.stringify(failure)}::jsonb,
      unpublish_at = CASE WHEN ${staysDue(failure)} THEN unpublish_at END,
      schedule = CASE WHEN ${staysDue(failure)} THEN schedule END`,
  });

const staysDue = ({ deed }: ScheduleFailure): Sql =>
  deed === "publish" ? sql`(published IS NOT NULL AND unpublish_at IS NOT NULL)` : sql`false`;

async function change(
  scope: Scope,
  permit: Permit<"publish">,
  { revision, set }: { readonly revision: number; readonly set: Sql },
): Promise<void> {
  const count = await scope.db.$executeRaw(sql`
    UPDATE entries SET ${set}, revision = revision + 1
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${revision}`);
  if (count === 0) throw new Stale();
}

/** An entry that something is scheduled for, in the bin or out of it. */
export type ScheduledEntry = {
  readonly id: string;
  readonly revision: number;
  readonly slug: string;
  readonly parentId: string | null;
  readonly draft: JsonObject;
  readonly published: JsonObject | null;
  readonly isPublished: boolean;
  readonly isBinned: boolean;
  readonly publishAt: Date | null;
  readonly unpublishAt: Date | null;
  /** Whether each is due, by PostgreSQL's clock, which also wakes the workers. */
  readonly publishDue: boolean;
  readonly unpublishDue: boolean;
  readonly schedule: KeptSchedule | null;
};

/**
 * The entry with its schedule, held until the transaction ends: of those who come for it at once, one
 * finds it due. @throws NotFound without such an entry.
 */
export async function holdScheduled(
  scope: Scope,
  { collection, id }: { readonly collection: string; readonly id: string },
): Promise<ScheduledEntry> {
  const rows = await scope.db.$queryRaw<(Omit<ScheduledEntry, "schedule"> & { schedule: Json })[]>`
    SELECT e.id::text AS id, e.revision, e.slug, e.parent_id::text AS "parentId", e.draft,
      e.published, e.published IS NOT NULL AS "isPublished", e.deleted_at IS NOT NULL AS "isBinned",
      e.publish_at AS "publishAt", e.unpublish_at AS "unpublishAt",
      coalesce(e.publish_at <= now(), false) AS "publishDue",
      coalesce(e.unpublish_at <= now(), false) AS "unpublishDue", e.schedule
    FROM entries e JOIN collections c ON c.organization_id = e.organization_id
      AND c.id = e.collection_id AND c.slug = ${collection}
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${id}::uuid
    FOR UPDATE OF e`;
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  return { ...row, schedule: readSchedule(row.schedule) };
}

/** The number of the newest version of an entry. */
export async function lastVersion(scope: Scope, id: string): Promise<number> {
  const rows = await scope.db.$queryRaw<{ number: number }[]>`
    SELECT max(number) AS number FROM entry_versions
    WHERE organization_id = ${scope.organizationId}::uuid AND entry_id = ${id}::uuid`;
  return rows[0]?.number ?? 0;
}

/** A version as it is kept. @throws NotFound without such a version. */
export async function readKeptVersion(
  scope: Scope,
  id: string,
  number: number,
): Promise<{ readonly slug: string; readonly parentId: string | null; readonly data: JsonObject }> {
  const { organizationId } = scope;
  const row = await scope.db.entryVersion.findUnique({
    where: { organizationId_entryId_number: { organizationId, entryId: id, number } },
    select: { data: true },
  });
  if (row === null) throw new NotFound();
  return row.data as Awaited<ReturnType<typeof readKeptVersion>>;
}

/**
 * Makes a version of the permitted entry what the world sees, and keeps it as the next version: the
 * draft stays as it is. @throws Stale.
 */
export async function publishVersion(
  scope: Scope,
  permit: Permit<"publish">,
  { revision, version }: { readonly revision: number; readonly version: number },
): Promise<void> {
  const now = new Date(scope.clock());
  const count = await scope.db.$executeRaw`
    WITH kept AS (
      SELECT v.data->'data' AS data, v.data->>'slug' AS slug, (v.data->>'parentId')::uuid AS parent_id
      FROM entry_versions v WHERE v.organization_id = ${scope.organizationId}::uuid
        AND v.entry_id = ${permit.id}::uuid AND v.number = ${version})
    UPDATE entries e SET published = k.data, published_slug = k.slug,
      published_parent_id = k.parent_id,
      changed = (e.draft, e.slug, e.parent_id) IS DISTINCT FROM (k.data, k.slug, k.parent_id),
      publish_at = NULL, schedule_failure = NULL,
      schedule = CASE WHEN e.unpublish_at IS NOT NULL THEN e.schedule END,
      revision = e.revision + 1, published_at = coalesce(e.published_at, ${now}),
      published_updated_at = ${now}, updated_at = ${now}, updated_by = ${personOf(scope.principal)}::uuid
    FROM kept k WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${permit.id}::uuid
      AND e.revision = ${revision} AND e.deleted_at IS NULL`;
  if (count === 0) throw new Stale();
  await repeatVersion(scope, permit, { revision: revision + 1, version });
}

/** Keeps what was published of a version as the permitted entry's next version. */
export async function repeatVersion(
  scope: Scope,
  permit: Permit<"publish">,
  { revision, version }: { readonly revision: number; readonly version: number },
): Promise<void> {
  const now = new Date(scope.clock());
  await scope.db.$executeRaw`
    INSERT INTO entry_versions
      (organization_id, entry_id, number, revision, action, data, author_id, author_name, created_at)
    SELECT v.organization_id, v.entry_id,
      (SELECT max(l.number) + 1 FROM entry_versions l
        WHERE l.organization_id = v.organization_id AND l.entry_id = v.entry_id),
      ${revision}, 'publish', v.data, ${personOf(scope.principal)}::uuid, ${principalName(scope.principal)}, ${now}
    FROM entry_versions v WHERE v.organization_id = ${scope.organizationId}::uuid
      AND v.entry_id = ${permit.id}::uuid AND v.number = ${version}`;
}

/**
 * Takes the permitted entry off the website, out of the bin too: what was to be over must not come
 * back with what is restored. @throws Stale.
 */
export async function withdrawScheduled(
  scope: Scope,
  permit: Permit<"publish">,
  { id, revision, isPublished }: ScheduledEntry,
): Promise<void> {
  const now = new Date(scope.clock());
  await change(scope, permit, {
    revision,
    set: sql`published = NULL, published_slug = NULL, published_parent_id = NULL,
      published_updated_at = NULL, changed = true, updated_at = ${now},
      updated_by = ${personOf(scope.principal)}::uuid, publish_at = NULL, unpublish_at = NULL,
      schedule = NULL, schedule_failure = NULL`,
  });
  if (isPublished) keepVersion(scope, id, "unpublish");
}
