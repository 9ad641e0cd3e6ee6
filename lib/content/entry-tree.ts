import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** Whether live entries stand below this one, drafted or published. */
export async function hasChildren(scope: Scope, id: string): Promise<boolean> {
  const child = await scope.db.entry.findFirst({
    where: {
      organizationId: scope.organizationId,
      deletedAt: null,
      OR: [{ parentId: id }, { publishedParentId: id }],
    },
    select: { id: true },
  });
  return child !== null;
}

/**
 * Sees that no page stands below one that is to be deleted for good, nor lies in the bin and would
 * stand there again. @throws Conflict.
 */
export async function requireChildless(scope: Scope, id: string): Promise<void> {
  if (await hasChildren(scope, id)) {
    throw new Conflict("Move or delete the pages below this one first.");
  }
  const binned = await scope.db.entry.findFirst({
    where: {
      organizationId: scope.organizationId,
      OR: [{ parentId: id }, { publishedParentId: id }],
    },
    select: { id: true },
  });
  if (binned === null) return;
  throw new Conflict("Pages from below this one are in the bin. Restore or delete those first.");
}

/** Whether an entry is here and not in the bin. */
export async function isLive(scope: Scope, id: string): Promise<boolean> {
  const found = await scope.db.entry.findFirst({
    where: { organizationId: scope.organizationId, id, deletedAt: null },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Holds the tree of the organization still until the transaction ends. Whatever looks at the tree
 * and then changes it holds it first, so that two changes at once cannot orphan or circle a page.
 */
export async function holdTree(scope: Scope): Promise<void> {
  await scope.db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`tree:${scope.organizationId}`}, 0))::text`;
}

/**
 * Refuses a parent that is no live page of the collection, or that stands below the entry itself.
 * Holds the tree.
 */
export async function requireParent(
  scope: Scope,
  at: { collection: string; id: string; parentId: string },
): Promise<void> {
  await holdTree(scope);
  const above = await scope.db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT e.id, e.parent_id FROM entries e JOIN collections c
        ON c.organization_id = e.organization_id AND c.id = e.collection_id
        AND c.slug = ${at.collection}
      WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${at.parentId}::uuid
        AND e.deleted_at IS NULL
      UNION SELECT e.id, e.parent_id FROM entries e JOIN above a ON e.id = a.parent_id
        AND e.organization_id = ${scope.organizationId}::uuid
    ) SELECT id FROM above`;
  const issue = (message: string) => [{ path: ["parentId"], message }];
  if (above.length === 0) throw new Conflict("No such parent.", issue("This page is not there."));
  if (above.some(({ id }) => id === at.id)) {
    throw new Conflict("A circle.", issue("A page cannot stand below itself."));
  }
}

/**
 * Refuses to publish a page below one that is, as published, below it: both would leave the website
 * without a word. Holds the tree.
 */
export async function requirePublishedParent(
  scope: Scope,
  at: { id: string; parentId: string | null },
): Promise<void> {
  if (at.parentId === null) return;
  await holdTree(scope);
  const above = await scope.db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT e.id, e.published_parent_id FROM entries e
      WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${at.parentId}::uuid
      UNION SELECT e.id, e.published_parent_id FROM entries e JOIN above a
        ON e.id = a.published_parent_id AND e.organization_id = ${scope.organizationId}::uuid
    ) SELECT id FROM above WHERE id = ${at.id}::uuid`;
  if (above.length > 0) {
    throw new Conflict(
      "As published, the page above stands below this one. Publish that one first.",
    );
  }
}
