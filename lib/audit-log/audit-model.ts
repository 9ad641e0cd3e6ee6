import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";

const seen = { access: "read-only" } as const;
const text = describeField("text", z.string(), seen);
const maybeId = describeField("id", z.uuid().nullable(), { ...seen, nullable: true });

/** Lines of the ledger as the API lists them. Written by deeds alone. */
export const auditModel: TableModel = {
  type: "audit-events",
  from: sql`audit_events t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["occurredAt", keptAt(describeField("instant", z.iso.datetime(), seen), sql`t.occurred_at`)],
    ["actorKind", keptAt(text, sql`t.actor_kind`)],
    ["actorId", keptAt(maybeId, sql`t.actor_id`)],
    ["actorName", keptAt(text, sql`t.actor_name`)],
    ["action", keptAt(text, sql`t.action`)],
    ["collection", keptAt(text, sql`t.collection`)],
    ["subjectId", keptAt(maybeId, sql`t.subject_id`)],
    ["summary", keptAt(text, sql`t.summary`)],
    ["detail", keptAt(describeField("json", z.json(), seen), sql`t.detail`)],
    ["requestId", keptAt(text, sql`t.request_id`)],
  ]),
  sort: "-occurredAt",
};
