import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { createCollectionInput } from "./collection-input.ts";

const seen = { access: "read-only" } as const;
const { shape } = createCollectionInput;
const unasked = { filterable: false, sortable: false } as const;

/** The organization's collections as the API lists them. */
export const collectionTable: TableModel = {
  type: "collections",
  from: sql`collections t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["slug", keptAt(describeField("text", shape.slug), sql`t.slug`)],
    ["name", keptAt(describeField("text", shape.name), sql`t.name`)],
    ["icon", keptAt(describeField("text", shape.icon.unwrap()), sql`t.icon`)],
    ["singleton", keptAt(describeField("boolean", z.boolean()), sql`t.singleton`)],
    ["website", keptAt(describeField("boolean", z.boolean()), sql`t.website`)],
    ["publishes", keptAt(describeField("boolean", z.boolean()), sql`t.publishes`)],
    ["fields", keptAt(describeField("json", z.array(z.json()), unasked), sql`t.fields`)],
    ["createdAt", keptAt(describeField("instant", z.iso.datetime(), seen), sql`t.created_at`)],
  ]),
  sort: "name",
};
