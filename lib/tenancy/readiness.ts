import { requireGuardedTables } from "./guarded-tables.ts";
import { askTogether, sql } from "./sql.ts";

/** Whether the database answers, guards its tables, and has no half-applied migration. */
export async function isReady(): Promise<boolean> {
  try {
    await requireGuardedTables();
    const [rows] = await askTogether([
      sql`SELECT count(*)::int AS unfinished FROM _prisma_migrations
        WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    ]);
    return rows?.[0]?.["unfinished"] === 0;
  } catch {
    return false;
  }
}
