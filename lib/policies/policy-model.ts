import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { createPolicyInput, updatePolicyInput } from "./policy-input.ts";

const seen = { access: "read-only" } as const;
const { shape } = createPolicyInput;

const permissions = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id,
    'collection', p.collection, 'action', p.action, 'fields', p.fields, 'rule', p.rule,
    'validation', p.validation, 'presets', p.presets) ORDER BY p.collection, p.action, p.id), '[]'::jsonb)
  FROM permissions p WHERE p.organization_id = t.organization_id AND p.policy_id = t.id)`;

/** The organization's policies as the API lists them and as rules speak of them. */
export const policyModel: TableModel = {
  type: "policies",
  from: sql`policies t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["name", keptAt(describeField("text", shape.name), sql`t.name`)],
    ["description", keptAt(describeField("text", shape.description), sql`t.description`)],
    [
      "permissions",
      keptAt(
        describeField("json", updatePolicyInput.shape.permissions.unwrap(), { filterable: false }),
        permissions,
      ),
    ],
  ]),
  sort: "name",
};
