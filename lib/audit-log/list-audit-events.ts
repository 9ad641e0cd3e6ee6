import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { auditCursorOf, auditCursorSchema, auditPlaceOf, type AuditEvent } from "./audit-event.ts";
import { auditConditions, auditFilterSchema } from "./audit-filter.ts";

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
  run: async ({ scope, input }): Promise<AuditPage> => {
    const walked = await walk(scope, input);
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

/** One event more than asked for, in walking order, to know whether the ledger goes on. */
async function walk(scope: Scope, input: Input): Promise<AuditEvent[]> {
  const order = input.newer === undefined ? "desc" : "asc";
  const rows = await scope.db.auditEvent.findMany({
    where: {
      organizationId: scope.organizationId,
      ...auditConditions(input.filter),
      ...beyond(input),
    },
    orderBy: [{ occurredAt: order }, { id: order }],
    take: input.size + 1,
  });
  return rows.map((row) => ({
    id: row.id,
    occurredAt: row.occurredAt.toISOString(),
    actorKind: row.actorKind,
    actorName: row.actorName,
    action: row.action,
    collection: row.collection,
    subjectId: row.subjectId,
    summary: row.summary,
    detail: row.detail as JsonObject,
    requestId: row.requestId,
  }));
}

/** What stands beyond the cursor; everything does when there is none. */
function beyond({ older, newer }: Input) {
  const cursor = newer ?? older;
  // @NOTE Not `OR: [{}]`: Prisma reads an empty condition in a list of choices as «nothing».
  if (cursor === undefined) return {};
  const { at, id } = auditPlaceOf(cursor);
  const side = newer === undefined ? "lt" : "gt";
  return { OR: [{ occurredAt: { [side]: at } }, { occurredAt: at, id: { [side]: id } }] };
}
