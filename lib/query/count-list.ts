import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { readAsking } from "./asking.ts";
import type { Source } from "./source.ts";

/** How many entries there are; `more`: at least one more than is told. */
export type Counted = { readonly count: number; readonly more: boolean };

/**
 * Counts the entries of a source that a filter lets through, and stops counting at `most`: a list of
 * any length is told of in the time that it takes to see so many.
 * @throws BadParameter for a field that is not in the source.
 */
export async function countList(
  scope: Scope,
  source: Source,
  { filter, most }: { readonly filter: unknown; readonly most: number },
): Promise<Counted> {
  const { joined, where } = await readAsking(scope, source, filter);
  const rows = await scope.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM ${source.from} ${joined} WHERE ${source.where} AND ${where}
      LIMIT ${most + 1}) counted`);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, most), more: count > most };
}
