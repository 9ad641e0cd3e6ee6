import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { mappingSchema } from "../mapping/mapping.ts";
import { foundSchema, HALTS, KINDS, STEPS } from "./import-row.ts";

const seen = { access: "read-only" } as const;
const seenOrNot = { access: "read-only", nullable: true } as const;
const instant = z.iso.datetime();
const count = describeField("integer", z.int(), seen);

/** How many lines came, or would come, to what. */
const COUNTS = sql`(SELECT coalesce(jsonb_object_agg(l.word, l.count), '{}') FROM (
  SELECT coalesce(outcome, forecast, 'waits') AS word, count(*) AS count FROM import_lines
  WHERE organization_id = t.organization_id AND import_id = t.id GROUP BY 1) l)`;

/** Imports of content as the API shows them. */
export const importModel: TableModel = {
  type: "imports",
  from: sql`(
    SELECT i.*, u.name AS made_by FROM imports i
    LEFT JOIN members m ON m.organization_id = i.organization_id AND m.id = i.member_id
    LEFT JOIN users u ON u.id = m.user_id) t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["name", keptAt(describeField("text", z.string(), seen), sql`t.name`)],
    ["kind", keptAt(describeField("text", z.enum(KINDS), seen), sql`t.kind`)],
    ["step", keptAt(describeField("text", z.enum(STEPS), seen), sql`t.step`)],
    ["halt", keptAt(describeField("text", z.enum(HALTS).nullable(), seenOrNot), sql`t.halt`)],
    ["reason", keptAt(describeField("text", z.string(), seen), sql`t.reason`)],
    ["done", keptAt(count, sql`t.done`)],
    ["total", keptAt(count, sql`t.total`)],
    ["counts", keptAt(describeField("json", z.record(z.string(), z.int()), seen), COUNTS)],
    ["found", keptAt(describeField("json", foundSchema, seen), sql`t.found`)],
    ["mapping", keptAt(describeField("json", mappingSchema, { nullable: true }), sql`t.mapping`)],
    ["madeBy", keptAt(describeField("text", z.string().nullable(), seenOrNot), sql`t.made_by`)],
    ["createdAt", keptAt(describeField("instant", instant, seen), sql`t.created_at`)],
    [
      "finishedAt",
      keptAt(describeField("instant", instant.nullable(), seenOrNot), sql`t.finished_at`),
    ],
  ]),
  sort: "-createdAt",
};
