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
 * Refuses a parent that is no live page of the collection, or that stands below the entry itself.
 * Holds the tree of the organization still until the transaction ends, so that two moves at once
 * cannot close a circle.
 */
export async function requireParent(
  scope: Scope,
  at: { collection: string; id: string; parentId: string },
): Promise<void> {
  await scope.db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`tree:${scope.organizationId}`}, 0))::text`;
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
