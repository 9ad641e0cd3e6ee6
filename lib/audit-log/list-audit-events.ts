import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { auditCursorOf, auditCursorSchema, auditPlaceOf, type AuditEvent } from "./audit-event.ts";
import { auditConditions, auditFilterSchema } from "./audit-filter.ts";
import { auditModel } from "./audit-model.ts";

const input = z
  .strictObject({
    filter: auditFilterSchema.default({}),
    /** Events older than this place, or newer; neither: the newest of all. */
    older: auditCursorSchema.optional(),
    newer: auditCursorSchema.optional(),
    size: z.int().min(1).max(100).default(50),
  })
  .refine(({ older, newer }) => older === undefined || newer === undefined, {
    message: "Ask for older or for newer events, not for both.",
    path: ["newer"],
  });

type Input = z.infer<typeof input>;

/** One page of the ledger, newest first. A cursor is null where the ledger ends. */
export type AuditPage = {
  readonly events: readonly AuditEvent[];
  readonly older: string | null;
  readonly newer: string | null;
};

/** Who did what in this organization, narrowed by a filter, a page at a time (keyset). */
export const listAuditEvents = defineQuery({
  action: "read",
  collection: "audit-events",
  input,
  run: async ({ scope, input, permit }): Promise<AuditPage> => {
    const walked = await walk(scope, input, permit);
    const goesOn = walked.length > input.size;
    const found = walked.slice(0, input.size);
    const events = input.newer === undefined ? found : found.toReversed();
    const [first, last] = [events.at(0), events.at(-1)];
    const hasNewer = input.newer === undefined ? input.older !== undefined : goesOn;
    const hasOlder = input.newer === undefined ? goesOn : true;
    return {
      events,
      newer: hasNewer && first !== undefined ? auditCursorOf(first) : null,
      older: hasOlder && last !== undefined ? auditCursorOf(last) : null,
    };
  },
});

type Row = Omit<AuditEvent, "occurredAt"> & { readonly occurredAt: Date };

/** One event more than asked for, in walking order, to know whether the list goes on. */
async function walk(scope: Scope, input: Input, permit: Permit): Promise<AuditEvent[]> {
  const order = input.newer === undefined ? sql`DESC` : sql`ASC`;
  const conditions = [
    wholeRows(scope, auditModel, permit.cases),
    ...auditConditions(input.filter),
    ...beyond(input),
  ];
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    SELECT t.id::text AS id, t.occurred_at AS "occurredAt", t.actor_kind AS "actorKind",
      t.actor_name AS "actorName", t.action, t.collection, t.subject_id::text AS "subjectId",
      t.summary, t.detail, t.request_id AS "requestId"
    FROM audit_events t WHERE ${joinSql(conditions, " AND ")}
    ORDER BY t.occurred_at ${order}, t.id ${order} LIMIT ${input.size + 1}`);
  return rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() }));
}

/** What stands beyond the cursor; everything does when there is none. */
function beyond({ older, newer }: Input): readonly Sql[] {
  const cursor = newer ?? older;
  if (cursor === undefined) return [];
  const { at, id } = auditPlaceOf(cursor);
  const place = sql`(${at}::timestamptz, ${id}::uuid)`;
  return newer === undefined
    ? [sql`(t.occurred_at, t.id) < ${place}`]
    : [sql`(t.occurred_at, t.id) > ${place}`];
}
