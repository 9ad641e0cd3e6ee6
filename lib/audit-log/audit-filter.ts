import { z } from "zod";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";

const day = z.iso.date("Use a date like 2026-01-31.");
const word = z.string().min(1).max(200);

/** What the list can be narrowed to. Days are whole days in UTC, both ends included. */
export const auditFilterSchema = z.strictObject({
  actor: word.optional(),
  action: word.optional(),
  collection: word.optional(),
  from: day.optional(),
  to: day.optional(),
  /** Words of the sentence or of the request id, upper and lower case alike. */
  text: word.optional(),
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The conditions of a filter on events `t`, all of which must hold. */
export function auditConditions({
  actor,
  action,
  collection,
  from,
  to,
  text,
}: AuditFilter): readonly Sql[] {
  return [
    ...(actor === undefined ? [] : [sql`t.actor_name = ${actor}`]),
    ...(action === undefined ? [] : [sql`t.action = ${action}`]),
    ...(collection === undefined ? [] : [sql`t.collection = ${collection}`]),
    ...(from === undefined ? [] : [sql`t.occurred_at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql`t.occurred_at < ${new Date(startOf(to).getTime() + DAY_MS)}`]),
    ...(text === undefined ? [] : [holding(text)]),
  ];
}

const DAY_MS = 86_400_000;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** @NOTE The text's own signs must not be wildcards. */
function holding(text: string): Sql {
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`(t.summary ILIKE ${pattern} OR t.request_id ILIKE ${pattern})`;
}
