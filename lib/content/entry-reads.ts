import { principalName } from "@/lib/access/principal.ts";
import type { EntryId } from "@/lib/kernel/ids.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { titleIn } from "./models/collection-model.ts";
import { fromKept, spokenIn } from "./models/kept-data.ts";
import { modelOf } from "./models/model-of.ts";
import { statusOfEntry, type EntryDetail, type EntrySummary } from "./entry.ts";
import { readSchedule, readScheduleFailure } from "./schedule.ts";
import { entrySource, type EntryView } from "./resource/entry-source.ts";
import { inCollection } from "./resource/entry-sql.ts";

type SummaryRow = {
  id: string;
  parent_id: string | null;
  position: number;
  slug: string;
  title: string | null;
  published: boolean;
  changed: boolean;
  revision: number;
  updated_at: Date;
  published_at: Date | null;
  publish_at: Date | null;
  unpublish_at: Date | null;
  schedule_failure: Json;
};

/**
 * The live entries of a collection that a permit reaches, in tree order, without their content. A
 * title or address that the caller may not read is empty. At most 5,000.
 */
export async function listEntries(
  scope: Scope,
  view: Omit<EntryView, "view">,
): Promise<EntrySummary[]> {
  const source = entrySource(scope, { ...view, view: "draft" });
  const title = source.fields.get("title")?.sql ?? sql`NULL`;
  const rows = await scope.db.$queryRaw<SummaryRow[]>(sql`
    SELECT e.id, e.parent_id, e.position, coalesce(${source.fields.get("slug")?.sql ?? sql`NULL`}, '') AS slug,
      ${title} AS title,
      e.published IS NOT NULL AS published, e.changed, e.revision, e.updated_at, e.published_at,
      e.publish_at, e.unpublish_at, e.schedule_failure
    FROM ${source.from} WHERE ${source.where}
    ORDER BY e.position, ${title}, e.id LIMIT 5000`);
  return rows.map(toSummary);
}

/** Ids of the live entries below one parent, in order, whoever may read them. */
export async function listSiblings(
  scope: Scope,
  collection: string,
  parentId: string | null,
): Promise<string[]> {
  const rows = await scope.db.$queryRaw<{ id: string }[]>(sql`
    SELECT e.id::text AS id FROM entries e WHERE ${inCollection(scope.organizationId, collection)}
      AND e.parent_id IS NOT DISTINCT FROM ${parentId}::uuid
    ORDER BY e.position, e.draft->>'title', e.id LIMIT 5000`);
  return rows.map(({ id }) => id);
}

/**
 * One live entry of a collection with its draft, which says what is said in the language asked for and
 * nothing in its place; null when there is none here.
 */
export async function findEntry(
  scope: Scope,
  collection: string,
  id: string,
): Promise<EntryDetail | null> {
  const model = modelOf(scope, collection);
  const rows = await scope.db.$queryRaw<DetailRow[]>`
    SELECT e.id, e.parent_id, e.position, e.slug,
      e.published IS NOT NULL AS published, e.changed, e.revision, e.updated_at, e.published_at,
      e.publish_at, e.unpublish_at, e.schedule_failure, e.schedule, e.draft,
      (SELECT (v.data->'data', v.data->>'slug', (v.data->>'parentId')::uuid)
          IS DISTINCT FROM (e.draft, e.slug, e.parent_id)
        FROM entry_versions v WHERE v.organization_id = e.organization_id AND v.entry_id = e.id
          AND v.number = (e.schedule->>'version')::int) AS moved_on
    FROM entries e JOIN collections c ON c.organization_id = e.organization_id
      AND c.id = e.collection_id AND c.slug = ${collection}
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${id}::uuid
      AND e.deleted_at IS NULL`;
  const row = rows[0];
  if (row === undefined) return null;
  const title = titleIn(model, fromKept(model, row.draft, spokenIn(scope)));
  const data = fromKept(model, row.draft, { locale: scope.locale });
  return { ...toSummary({ ...row, title }), data, schedule: scheduleIn(row) };
}

type DetailRow = Omit<SummaryRow, "title"> & {
  draft: JsonObject;
  schedule: Json;
  moved_on: boolean | null;
};

function scheduleIn({ publish_at, unpublish_at, schedule, moved_on }: DetailRow) {
  const kept = readSchedule(schedule);
  if (kept === null || (publish_at === null && unpublish_at === null)) return null;
  const version = publish_at === null ? null : kept.version;
  return {
    version,
    draftMovedOn: version !== null && moved_on === true,
    byName: principalName(kept.by),
    locale: kept.locale,
  };
}

const toSummary = (row: SummaryRow): EntrySummary => ({
  id: row.id as EntryId,
  parentId: row.parent_id as EntryId | null,
  position: row.position,
  slug: row.slug,
  title: row.title === "" ? "Untitled" : (row.title ?? ""),
  status: statusOfEntry({ ...row, publishAt: row.publish_at }),
  revision: row.revision,
  updatedAt: row.updated_at,
  publishedAt: row.published_at,
  publishAt: row.publish_at,
  unpublishAt: row.unpublish_at,
  scheduleFailure: readScheduleFailure(row.schedule_failure),
});

/** An entry in the bin; null when it is not there. */
export async function findBinned(
  scope: Scope,
  collection: string,
  id: string,
): Promise<Binned | null> {
  const model = modelOf(scope, collection);
  const rows = await scope.db.$queryRaw<BinnedRow[]>`
    SELECT e.id, e.slug, e.draft, e.parent_id AS "parentId", e.revision FROM entries e JOIN collections c
      ON c.organization_id = e.organization_id AND c.id = e.collection_id AND c.slug = ${collection}
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${id}::uuid
      AND e.deleted_at IS NOT NULL`;
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, title: titleIn(model, fromKept(model, row.draft, spokenIn(scope))) };
}

type BinnedRow = {
  id: EntryId;
  slug: string;
  draft: JsonObject;
  parentId: EntryId | null;
  revision: number;
};

/** An entry in the bin, with its draft as it is kept. */
export type Binned = Readonly<BinnedRow> & { readonly title: string };
