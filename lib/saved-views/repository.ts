import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { newId, type MemberId } from "@/lib/kernel/ids.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A row of saved_views; one without a name is the state that its member left the list in. */
export type ViewRow = {
  readonly id: string;
  readonly collection: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly shared: boolean;
  readonly definition: Json;
  readonly revision: number;
};

/** The views of a collection that a member has: their own, and those that are shared. By name. */
export const listViews = (
  { db, organizationId }: Scope,
  { collection, memberId }: Pick<ViewRow, "collection" | "memberId">,
): Promise<ViewRow[]> => db.$queryRaw`
  SELECT v.id::text AS id, c.slug AS collection, v.member_id::text AS "memberId", v.name, v.shared,
    v.definition, v.revision
  FROM saved_views v JOIN collections c
    ON c.organization_id = v.organization_id AND c.id = v.collection_id
  WHERE v.organization_id = ${organizationId}::uuid AND c.slug = ${collection}
    AND (v.member_id = ${memberId}::uuid OR v.shared)
  ORDER BY lower(v.name), v.id LIMIT 500`;

/** What views show, as it is kept, and the list that each is of. */
export const listDefinitions = (
  { db, organizationId }: Scope,
  ids: readonly string[],
): Promise<Pick<ViewRow, "id" | "collection" | "definition">[]> => db.$queryRaw`
  SELECT v.id::text AS id, c.slug AS collection, v.definition
  FROM saved_views v JOIN collections c
    ON c.organization_id = v.organization_id AND c.id = v.collection_id
  WHERE v.organization_id = ${organizationId}::uuid AND v.id = ANY (${ids}::uuid[])`;

/** A view that a member has. @throws NotFound for somebody else's, as for none. */
export async function getView(
  { db, organizationId }: Scope,
  { id, memberId }: Pick<ViewRow, "id" | "memberId">,
): Promise<ViewRow> {
  const rows = await db.$queryRaw<ViewRow[]>`
    SELECT v.id::text AS id, c.slug AS collection, v.member_id::text AS "memberId", v.name, v.shared,
      v.definition, v.revision
    FROM saved_views v JOIN collections c
      ON c.organization_id = v.organization_id AND c.id = v.collection_id
    WHERE v.organization_id = ${organizationId}::uuid AND v.id = ${id}::uuid AND v.name <> ''
      AND (v.member_id = ${memberId}::uuid OR v.shared)`;
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  return row;
}

type NewView = Pick<ViewRow, "collection" | "memberId" | "name" | "shared" | "definition">;

/** @throws Conflict where the member has a view of that name. */
export async function insertView(
  { db, organizationId }: Scope,
  _permit: Permit<"create">,
  { collection, memberId, name, shared, definition }: NewView,
): Promise<string> {
  const id = newId();
  const inserted = await db.$executeRaw`
    INSERT INTO saved_views (organization_id, id, collection_id, member_id, name, shared, definition)
    SELECT c.organization_id, ${id}::uuid, c.id, ${memberId}::uuid, ${name}, ${shared},
      ${definition}::jsonb
    FROM collections c WHERE c.organization_id = ${organizationId}::uuid AND c.slug = ${collection}
    ON CONFLICT (organization_id, collection_id, member_id, name) DO NOTHING`;
  if (inserted === 0) throw takenName();
  return id;
}

type Changed = Pick<ViewRow, "name" | "shared" | "definition" | "revision">;

/** @throws Stale unless the revision is the present one; Conflict where its member has such a name. */
export async function updateView(
  { db, organizationId, clock }: Scope,
  { id }: Permit<"update">,
  { name, shared, definition, revision }: Changed,
): Promise<void> {
  const taken = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM saved_views v JOIN saved_views o ON o.organization_id = v.organization_id
      AND o.collection_id = v.collection_id AND o.member_id = v.member_id AND o.id <> v.id
    WHERE v.organization_id = ${organizationId}::uuid AND v.id = ${id}::uuid AND o.name = ${name}`;
  if (taken.length > 0) throw takenName();
  const updated = await db.$executeRaw`
    UPDATE saved_views SET name = ${name}, shared = ${shared}, definition = ${definition}::jsonb,
      revision = revision + 1, updated_at = ${new Date(clock())}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND revision = ${revision}`;
  if (updated === 0) throw new Stale();
}

export async function deleteView(
  { db, organizationId }: Scope,
  { id }: Permit<"delete">,
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM saved_views WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
}

/** Keeps the state that a member left a list in, in the place of the last one. */
export async function keepState(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"update">,
  { collection, memberId, definition }: Pick<NewView, "collection" | "memberId" | "definition">,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO saved_views (organization_id, id, collection_id, member_id, name, definition)
    SELECT c.organization_id, ${newId()}::uuid, c.id, ${memberId}::uuid, '', ${definition}::jsonb
    FROM collections c WHERE c.organization_id = ${organizationId}::uuid AND c.slug = ${collection}
    ON CONFLICT (organization_id, collection_id, member_id, name) DO UPDATE
      SET definition = excluded.definition, updated_at = ${new Date(clock())}`;
}

function takenName(): Conflict {
  const message = "You have a view of this name already.";
  return new Conflict(message, [{ path: ["name"], message }]);
}
