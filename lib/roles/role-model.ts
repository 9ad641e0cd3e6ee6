import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { createRoleInput, requireFactorInput } from "./role-input.ts";

const seen = { access: "read-only" } as const;
const { shape } = createRoleInput;
const { shape: factor } = requireFactorInput;

const contains = sql`(SELECT coalesce(jsonb_agg(r.slug ORDER BY r.slug), '[]'::jsonb)
  FROM role_roles c JOIN roles r ON r.organization_id = c.organization_id AND r.id = c.contained_id
  WHERE c.organization_id = t.organization_id AND c.role_id = t.id)`;

const policies = sql`(SELECT coalesce(jsonb_agg(p.policy_id::text ORDER BY p.policy_id), '[]'::jsonb)
  FROM role_policies p WHERE p.organization_id = t.organization_id AND p.role_id = t.id)`;

const asksForFactor = sql`(t.factor_required_at IS NOT NULL)`;

/** The organization's roles as the API lists them and as rules speak of them. */
export const roleModel: TableModel = {
  type: "roles",
  from: sql`roles t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["slug", keptAt(describeField("text", shape.slug), sql`t.slug`)],
    ["name", keptAt(describeField("text", shape.name), sql`t.name`)],
    ["description", keptAt(describeField("text", shape.description), sql`t.description`)],
    ["system", keptAt(describeField("boolean", z.boolean(), seen), sql`t.system`)],
    ["requiresFactor", keptAt(describeField("boolean", factor.requiresFactor), asksForFactor)],
    ["graceDays", keptAt(describeField("integer", factor.graceDays), sql`t.factor_grace_days`)],
    ["contains", keptAt(describeField("text-list", shape.contains), contains)],
    ["policies", keptAt(describeField("text-list", shape.policies), policies)],
  ]),
  sort: "name",
};
