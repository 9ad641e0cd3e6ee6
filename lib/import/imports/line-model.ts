import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";

const seen = { access: "read-only" } as const;
const seenOrNot = { access: "read-only", nullable: true } as const;
const text = describeField("text", z.string(), seen);
const textOrNot = describeField("text", z.string().nullable(), seenOrNot);
const number = describeField("integer", z.int(), seen);

/** Lines of imports as the API shows them: the report. */
export const lineModel: TableModel = {
  type: "import-lines",
  from: sql`(
    SELECT l.*, i.member_id
    FROM import_lines l
    JOIN imports i ON i.organization_id = l.organization_id AND i.id = l.import_id) t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["import", keptAt(describeField("id", z.uuid(), seen), sql`t.import_id`)],
    ["number", keptAt(number, sql`t.number`)],
    ["line", keptAt(number, sql`t.line`)],
    ["kind", keptAt(text, sql`t.kind`)],
    ["name", keptAt(text, sql`t.name`)],
    ["forecast", keptAt(textOrNot, sql`t.forecast`)],
    ["outcome", keptAt(textOrNot, sql`t.outcome`)],
    ["notes", keptAt(describeField("json", z.array(z.string()), seen), sql`t.notes`)],
    ["collection", keptAt(textOrNot, sql`t.collection`)],
    ["entry", keptAt(describeField("id", z.uuid().nullable(), seenOrNot), sql`t.entry_id`)],
    ["address", keptAt(textOrNot, sql`t.address`)],
  ]),
  sort: "number",
};
