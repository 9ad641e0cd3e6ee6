import { database } from "@/lib/db/client.ts";
import { requireGuardedTables } from "./guarded-tables.ts";

/** Whether the database answers, guards its tables, and has no half-applied migration. */
export async function isReady(): Promise<boolean> {
  try {
    await requireGuardedTables();
    const [row] = await database().$queryRaw<{ unfinished: number }[]>`
      SELECT count(*)::int AS unfinished FROM _prisma_migrations
      WHERE finished_at IS NULL AND rolled_back_at IS NULL`;
    return row?.unfinished === 0;
  } catch {
    return false;
  }
}
