import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { ADDRESS_MAX, statusSchema } from "./redirect.ts";

const seen = { access: "read-only" } as const;
const address = z.string().min(1).max(ADDRESS_MAX);

/** As people write and read it: see `sourceText`. */
const FROM = sql`t.path || CASE WHEN t.query = '' THEN '' ELSE '?' || t.query END
  || CASE WHEN NOT t.below THEN '' WHEN t.path = '/' THEN '*' ELSE '/*' END`;

/** Redirects of the website as the API lists them. */
export const redirectModel: TableModel = {
  type: "site-redirects",
  from: sql`site_redirects t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["from", keptAt(describeField("text", address), FROM)],
    ["to", keptAt(describeField("text", address), sql`t.target`)],
    ["status", keptAt(describeField("integer", statusSchema), sql`t.status`)],
    ["createdAt", keptAt(describeField("instant", z.iso.datetime(), seen), sql`t.created_at`)],
    ["createdBy", keptAt(describeField("text", z.string(), seen), sql`t.created_by`)],
  ]),
  sort: "from",
};
