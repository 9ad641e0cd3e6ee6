import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { sendAlong } from "@/lib/tenancy/database-on.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";

/**
 * Sees that a collection's fields are still what the scope knows of them, and lets nobody change them
 * until the transaction ends. Whoever writes an entry says this first: a value that is written as the
 * fields were would be lost to the fields as they are. It goes along with what is sent next, which throws
 * NotFound without such a collection, and Conflict where its fields changed in the meantime.
 */
export function holdModel(scope: Scope, slug: string): void {
  const known = scope.collections.bySlug.get(slug)?.revision;
  const statement = sql`SELECT revision FROM collections
    WHERE organization_id = ${scope.organizationId}::uuid AND slug = ${slug} FOR SHARE`;
  sendAlong(scope, statement, ({ rows: [row] }) => {
    if (row === undefined) throw new NotFound();
    if (row["revision"] === known) return;
    throw new Conflict("The fields of this collection changed just now. Load it again.");
  });
}
