import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "./models/collection-model.ts";
import { inCollection } from "./resource/entry-sql.ts";

/**
 * Sees that no other live entry has the same value in a field that is unique, drafted or published. Entries of the
 * collection are written one after the other from here on, until the transaction ends: two at once
 * would both find nobody.
 * @throws Conflict, naming the field.
 */
export async function requireUnique(
  scope: Scope,
  { slug, definitions }: CollectionModel,
  { id, data }: { id: string; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  const unique = (definitions ?? []).filter((field) => field.unique && isGiven(data[field.id]));
  if (unique.length === 0) return;
  await scope.db.$queryRaw`SELECT pg_advisory_xact_lock(
    hashtextextended(${`unique:${scope.organizationId}:${slug}`}, 0))::text`;
  for (const field of unique) {
    const rows = await scope.db.$queryRaw<unknown[]>(sql`
      SELECT 1 FROM entries e WHERE ${inCollection(scope.organizationId, slug)}
        AND e.id <> ${id}::uuid
        AND ${String(data[field.id])}::text IN
          (e.draft->>${field.id}::text, e.published->>${field.id}::text) LIMIT 1`);
    if (rows.length === 0) continue;
    const message = `Another entry has this ${field.label.toLowerCase()}.`;
    throw new Conflict(message, [{ path: ["data", "attributes", field.name], message }]);
  }
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== "";
