import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { permissionInput } from "./policy-input.ts";

const { shape } = permissionInput;
const unasked = { nullable: true, filterable: false } as const;

/** The permissions of the organization's policies as the API lists them, each by itself. */
export const permissionModel: TableModel = {
  type: "permissions",
  from: sql`permissions t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), { access: "read-only" }), sql`t.id`)],
    ["policy", keptAt(describeField("id", z.uuid()), sql`t.policy_id`)],
    ["collection", keptAt(describeField("text", shape.collection), sql`t.collection`)],
    ["action", keptAt(describeField("text", shape.action), sql`t.action`)],
    ["fields", keptAt(describeField("json", shape.fields, unasked), sql`t.fields`)],
    ["rule", keptAt(describeField("json", shape.rule, unasked), sql`t.rule`)],
    ["validation", keptAt(describeField("json", shape.validation, unasked), sql`t.validation`)],
    ["presets", keptAt(describeField("json", shape.presets, unasked), sql`t.presets`)],
  ]),
  sort: "collection",
};
