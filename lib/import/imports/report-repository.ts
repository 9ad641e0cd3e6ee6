import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { LineRow } from "./line-repository.ts";

/** How many lines came to what, by kind. */
export const countLines = (
  { db, organizationId }: Scope,
  importId: string,
): Promise<{ kind: string; forecast: string | null; outcome: string | null; count: number }[]> =>
  db.$queryRaw`
    SELECT kind, forecast, outcome, count(*)::int AS count FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
    GROUP BY kind, forecast, outcome`;

/** A line of a report. */
export type ReportLine = Pick<
  LineRow,
  "number" | "line" | "kind" | "name" | "notes" | "collection"
> & {
  readonly forecast: string | null;
  readonly outcome: string | null;
  readonly entryId: string | null;
  readonly address: string | null;
};

/** Lines of a report behind a number. @param only what came of them; null: whatever it is. */
export const reportLines = (
  { db, organizationId }: Scope,
  importId: string,
  {
    only,
    after,
    size,
    notes,
  }: { only: string | null; after: number; size: number; notes: boolean },
): Promise<ReportLine[]> =>
  db.$queryRaw(sql`
    SELECT number, line, kind, name, notes, collection, forecast, outcome, entry_id::text AS "entryId",
      address
    FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND number > ${after} AND (${only}::text IS NULL OR coalesce(outcome, forecast) = ${only})
      AND (NOT ${notes} OR notes <> '[]')
    ORDER BY number LIMIT ${size}`);

/** The first lines of each kind with what they say, to show what was found. */
export const sampleLines = (
  { db, organizationId }: Scope,
  importId: string,
): Promise<{ kind: string; content: string }[]> =>
  db.$queryRaw`
    SELECT kind, content FROM (
      SELECT kind, content, row_number() OVER (PARTITION BY kind ORDER BY number) AS place
      FROM import_lines
      WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
        AND content IS NOT NULL) s
    WHERE place <= 30 ORDER BY kind, place`;
