import type { LinkedEntry } from "@/lib/access/principal.ts";
import type { Scope } from "./scope.ts";
import { sql } from "./sql.ts";

/** More than a page shows of other entries, and of files: what a rule may list. */
const MOST_BESIDE = 50;
const MOST_FILES = 100;

/**
 * What an entry refers to by its relations, and the files that it names, in the form that is shown:
 * ids by collection. Whether anybody may read that is for the engine to say.
 */
export async function listShownBeside(
  db: Scope["db"],
  { id, action }: LinkedEntry,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const data = action === "read" ? sql`e.published` : sql`e.draft`;
  const rows = await db.$queryRaw<{ collection: string; ids: string[] }[]>(sql`
    SELECT t.slug AS collection, (array_agg(DISTINCT r.id::text))[1:${MOST_BESIDE}] AS ids
    FROM entries e
    JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
    CROSS JOIN LATERAL jsonb_array_elements(c.fields) f(field)
    CROSS JOIN LATERAL jsonb_path_query(${data} -> (f.field->>'id'), '$.**') v(value)
    JOIN collections t ON t.organization_id = e.organization_id AND t.slug = f.field->>'to'
    JOIN entries r ON r.organization_id = e.organization_id AND r.collection_id = t.id
      AND r.id::text = v.value #>> '{}'
    WHERE e.organization_id = gatehouse_organization() AND e.id = ${id}::uuid
      AND f.field->>'kind' IN ('relation', 'relations')
    GROUP BY t.slug
    UNION ALL
    SELECT 'assets', (array_agg(DISTINCT u.asset_id::text))[1:${MOST_FILES}]
    FROM asset_uses u
    WHERE u.organization_id = gatehouse_organization() AND u.entry_id = ${id}::uuid
      AND u.published = ${action === "read"}
    HAVING count(*) > 0`);
  return new Map(rows.map(({ collection, ids }) => [collection, ids]));
}
