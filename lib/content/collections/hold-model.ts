import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * Sees that a collection's fields are still what the scope knows of them, and lets nobody change them
 * until the transaction ends. Whoever writes an entry asks this first: a value that is written as the
 * fields were would be lost to the fields as they are.
 * @returns the id of the collection.
 * @throws NotFound without such a collection; Conflict where its fields changed in the meantime.
 */
export async function holdModel(scope: Scope, slug: string): Promise<string> {
  const [row] = await scope.db.$queryRaw<{ id: string; revision: number }[]>`
    SELECT id, revision FROM collections
    WHERE organization_id = ${scope.organizationId}::uuid AND slug = ${slug} FOR SHARE`;
  if (row === undefined) throw new NotFound();
  if (row.revision === scope.collections.bySlug.get(slug)?.revision) return row.id;
  throw new Conflict("The fields of this collection changed just now. Load it again.");
}
