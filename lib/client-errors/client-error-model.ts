import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { CLIENT_ERROR_KINDS, CLIENT_ERROR_STATUSES } from "./client-error.ts";

const seen = { access: "read-only" } as const;
const text = describeField("text", z.string(), seen);
const maybeText = describeField("text", z.string().nullable(), { ...seen, nullable: true });
const instant = describeField("instant", z.iso.datetime(), seen);

/** Errors of browsers as the API lists them; only their status is anybody's to change. */
export const clientErrorModel: TableModel = {
  type: "client-errors",
  from: sql`client_errors t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["kind", keptAt(describeField("text", z.enum(CLIENT_ERROR_KINDS), seen), sql`t.kind::text`)],
    ["status", keptAt(describeField("text", z.enum(CLIENT_ERROR_STATUSES)), sql`t.status::text`)],
    ["message", keptAt(text, sql`t.message`)],
    ["source", keptAt(text, sql`t.source`)],
    ["stack", keptAt({ ...text, sortable: false }, sql`t.stack`)],
    ["page", keptAt(text, sql`t.page`)],
    ["browser", keptAt(text, sql`t.browser`)],
    ["directive", keptAt(maybeText, sql`t.directive`)],
    ["blocked", keptAt(maybeText, sql`t.blocked`)],
    ["count", keptAt(describeField("integer", z.int(), seen), sql`t.count`)],
    ["firstSeenAt", keptAt(instant, sql`t.first_seen_at`)],
    ["lastSeenAt", keptAt(instant, sql`t.last_seen_at`)],
  ]),
  sort: "-lastSeenAt",
};
