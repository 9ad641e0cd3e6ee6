import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { savedViewInput } from "./saved-view.ts";

const seen = { access: "read-only" } as const;
const { shape } = savedViewInput;

/** Views of lists as the API shows them. */
export const savedViewModel: TableModel = {
  type: "saved-views",
  from: sql`(
    SELECT v.organization_id, v.id, v.member_id, v.name, v.shared, v.revision, v.updated_at,
      c.slug AS collection
    FROM saved_views v JOIN collections c
      ON c.organization_id = v.organization_id AND c.id = v.collection_id
    WHERE v.name <> '') t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["collection", keptAt(describeField("text", shape.collection), sql`t.collection`)],
    ["name", keptAt(describeField("text", shape.name), sql`t.name`)],
    ["shared", keptAt(describeField("boolean", shape.shared), sql`t.shared`)],
    // @NOTE What is kept names fields that not everybody may know: it is told apart, as they may.
    ["definition", keptAt(describeField("json", shape.definition), sql`NULL::jsonb`)],
    ["updatedAt", keptAt(describeField("instant", z.iso.datetime(), seen), sql`t.updated_at`)],
  ]),
  sort: "name",
};
