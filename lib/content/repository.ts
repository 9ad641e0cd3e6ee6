import type { Permit } from "@/lib/access/permit.ts";
import { personOf } from "@/lib/access/principal.ts";
import { NotFound, Stale } from "@/lib/kernel/errors.ts";
import type { EntryId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { sendAlong } from "@/lib/tenancy/database-on.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { holdModel } from "./collections/hold-model.ts";
import { requireStillWithin, type Named } from "./entry-access.ts";
import type { EntryData } from "./entry-data.ts";
import { isDefault } from "./models/collection-model.ts";
import { toKept } from "./models/kept-data.ts";
import { modelOf } from "./models/model-of.ts";
import { requireFirstLocale } from "./publish-locale.ts";
import { requireUnique } from "./require-unique.ts";

/** Where an entry stands and what it says, as its editor wrote it. */
export type DraftContent = {
  readonly slug: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly data: EntryData;
};

/** What an import knows about an entry beyond its content. */
export type Origin = {
  readonly createdAt: Date;
  readonly externalKey: string;
  readonly externalDigest: string;
};

/**
 * Adds an entry as a draft of revision 1; where it is published with it, of revision 2, and shown.
 * Where entries have no drafts, what was saved is what there is.
 * @throws NotFound without such a collection; Conflict for a value that is another entry's alone;
 * Forbidden where no rule holds for what was added.
 */
export async function insertEntry(
  scope: Scope,
  permit: Permit<"create">,
  entry: DraftContent & { id: EntryId; named: Named; origin?: Origin; isPublished?: boolean },
): Promise<void> {
  holdModel(scope, permit.collection);
  requireFirstLocale(scope, permit.collection);
  const now = new Date(scope.clock());
  const columns = draftColumns(scope, permit, entry);
  await requireUnique(scope, modelOf(scope, permit.collection), {
    id: entry.id,
    data: columns.draft,
  });
  const { externalKey = null, externalDigest = null, createdAt = now } = entry.origin ?? {};
  const { slug, parentId, position, draft } = columns;
  const by = authorId(scope);
  const { isPublished = false } = entry;
  const isShown = isPublished || !modelOf(scope, permit.collection).publishes;
  const shownAt = isShown ? now : null;
  sendAlong(
    scope,
    sql`INSERT INTO entries (organization_id, id, collection_id, slug, parent_id, position, draft,
        published, published_slug, published_parent_id, published_at, published_updated_at, changed,
        revision, created_by, updated_by, created_at, updated_at, external_key, external_digest)
      SELECT c.organization_id, ${entry.id}::uuid, c.id, n.slug, n.parent_id, ${position}::int, n.draft,
        CASE WHEN n.shown THEN n.draft END, CASE WHEN n.shown THEN n.slug END,
        CASE WHEN n.shown THEN n.parent_id END, ${shownAt}::timestamptz, ${shownAt}::timestamptz,
        NOT n.shown, ${isPublished ? 2 : 1}::int, ${by}::uuid, ${by}::uuid, ${createdAt}::timestamptz,
        ${now}::timestamptz, ${externalKey}, ${externalDigest}
      FROM collections c
      CROSS JOIN (VALUES (${slug}::text, ${parentId}::uuid, ${JSON.stringify(draft)}::jsonb,
        ${isShown}::boolean)) AS n(slug, parent_id, draft, shown)
      WHERE c.organization_id = ${scope.organizationId}::uuid AND c.slug = ${permit.collection}`,
  );
  await requireStillWithin(scope, { ...permit, ...contentOf(permit), id: entry.id }, entry.named);
}

/**
 * Saves the draft of the permitted entry over the revision it was made from.
 * @throws Stale; Conflict for a value that is another entry's alone; Forbidden where no rule holds for
 * what it has become.
 */
export async function updateDraft(
  scope: Scope,
  permit: Permit<"update">,
  change: DraftContent & { revision: number; named: Named; origin?: Omit<Origin, "createdAt"> },
): Promise<void> {
  holdModel(scope, permit.collection);
  const before = await keptDraft(scope, permit);
  const columns = draftColumns(scope, permit, { ...change, before });
  const unique = { id: permit.id ?? "", data: columns.draft };
  await requireUnique(scope, modelOf(scope, permit.collection), unique);
  const { slug, parentId, position, draft } = columns;
  const { externalKey = null, externalDigest = null } = change.origin ?? {};
  const count = await scope.db.$executeRaw`
    UPDATE entries SET slug = ${slug}, parent_id = ${parentId}::uuid, position = ${position}::int,
      draft = ${JSON.stringify(draft)}::jsonb, changed = true, revision = revision + 1,
      updated_at = ${new Date(scope.clock())}, updated_by = ${authorId(scope)}::uuid,
      external_key = coalesce(${externalKey}, external_key),
      external_digest = coalesce(${externalDigest}, external_digest)
    WHERE ${permitted(scope, permit)} AND revision = ${change.revision}::int AND deleted_at IS NULL`;
  if (count === 0) throw new Stale();
  showAtOnce(scope, permit.collection, permit.id ?? "");
  await requireStillWithin(scope, { ...permit, ...contentOf(permit) }, change.named);
}

/**
 * Gives the permitted entry and those beside it their places, in the order of the ids.
 * @NOTE Places belong to no revision: moving an entry makes nobody's draft stale.
 */
export async function placeInOrder(
  scope: Scope,
  permit: Permit<"update">,
  ids: readonly string[],
): Promise<void> {
  if (permit.id === null || !ids.includes(permit.id)) throw new NotFound();
  await scope.db.$executeRaw`
    UPDATE entries e SET position = o.place - 1
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = o.id
      AND e.deleted_at IS NULL AND e.position <> o.place - 1`;
}

/** Moves the permitted entry to the bin: off the lists and the website, restorable (S-83). */
export async function binEntry(
  scope: Scope,
  permit: Permit<"update">,
  revision: number,
): Promise<void> {
  const count = await scope.db.$executeRaw`
    UPDATE entries SET deleted_at = ${new Date(scope.clock())}, revision = revision + 1
    WHERE ${permitted(scope, permit)} AND revision = ${revision}::int AND deleted_at IS NULL`;
  if (count === 0) throw new Stale();
}

/** Takes the permitted entry back out of the bin. @throws NotFound when it is not there. */
export async function unbinEntry(
  scope: Scope,
  permit: Permit<"update">,
  how: "as it was" | "as a draft",
): Promise<void> {
  const count = await scope.db.$executeRaw`
    UPDATE entries SET deleted_at = NULL, revision = revision + 1,
      published = CASE WHEN ${how} = 'as it was' THEN published END,
      published_slug = CASE WHEN ${how} = 'as it was' THEN published_slug END,
      published_parent_id = CASE WHEN ${how} = 'as it was' THEN published_parent_id END,
      changed = changed OR ${how} <> 'as it was'
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND deleted_at IS NOT NULL`;
  if (count === 0) throw new NotFound();
}

/** Deletes the permitted entry with its versions, from where it is. @throws Stale. */
export async function deleteEntry(
  scope: Scope,
  permit: Permit<"delete">,
  { revision, from }: { revision: number; from: "the lists" | "the bin" },
): Promise<void> {
  const isThere = from === "the bin" ? sql`deleted_at IS NOT NULL` : sql`deleted_at IS NULL`;
  const count = await scope.db.$executeRaw`
    DELETE FROM entries
    WHERE ${permitted(scope, permit)} AND revision = ${revision}::int AND ${isThere}`;
  if (count === 0) throw new Stale();
}

const contentOf = ({ collection, id }: Permit) => ({ collection, id: id ?? "" });

const permitted = ({ organizationId }: Scope, { id }: Permit): Sql =>
  sql`organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;

const draftColumns = (
  scope: Scope,
  { collection }: Permit,
  { slug, parentId, position, data, before = {} }: DraftContent & { before?: JsonObject },
) => ({
  slug,
  parentId,
  position,
  draft: toKept(modelOf(scope, collection), data, {
    ...{ before, locale: scope.locale, isDefault: isDefault(scope) },
  }),
});

/**
 * What is kept of the permitted entry until now.
 * @NOTE Whoever saves in between makes what follows stale, by the revision.
 */
async function keptDraft(scope: Scope, permit: Permit): Promise<JsonObject> {
  const rows = await scope.db.$queryRaw<{ draft: JsonObject }[]>`
    SELECT draft FROM entries WHERE ${permitted(scope, permit)}`;
  return rows[0]?.draft ?? {};
}

/** Where entries have no drafts, what was saved is what there is. */
function showAtOnce(scope: Scope, collection: string, id: string): void {
  if (modelOf(scope, collection).publishes) return;
  const now = new Date(scope.clock());
  const shown = sql`
    UPDATE entries SET published = draft, published_slug = slug, published_parent_id = parent_id,
      changed = false, published_at = coalesce(published_at, ${now}), published_updated_at = ${now}
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid`;
  sendAlong(scope, shown);
}

const authorId = ({ principal }: Scope): string | null => personOf(principal);
