import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { instantText } from "@/lib/query/keyset.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { createDomainInput } from "./domain-input.ts";

const seen = { access: "read-only" } as const;
const maybe = { nullable: true } as const;
const { shape } = createDomainInput;
const instant = describeField("instant", z.iso.datetime(), seen);
const maybeInstant = describeField("instant", z.iso.datetime().nullable(), { ...seen, ...maybe });

const key = z.strictObject({
  id: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

const roles = sql`(SELECT coalesce(jsonb_agg(r.slug ORDER BY r.slug), '[]'::jsonb)
  FROM domain_roles d JOIN roles r ON r.organization_id = d.organization_id AND r.id = d.role_id
  WHERE d.organization_id = t.organization_id AND d.domain_id = t.id)`;

const policies = sql`(SELECT coalesce(jsonb_agg(d.policy_id::text ORDER BY d.policy_id), '[]'::jsonb)
  FROM domain_policies d WHERE d.organization_id = t.organization_id AND d.domain_id = t.id)`;

const keys = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id,
    'createdAt', ${instantText(sql`k.created_at`)},
    'lastUsedAt', ${instantText(sql`k.last_used_at`)},
    'revokedAt', ${instantText(sql`k.revoked_at`)}) ORDER BY k.created_at DESC, k.id), '[]'::jsonb)
  FROM api_keys k WHERE k.organization_id = t.organization_id AND k.domain_id = t.id)`;

/** Partners' domains as the API lists them; of a key it tells when, never what. */
export const domainModel: TableModel = {
  type: "domains",
  from: sql`domains t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["hostname", keptAt(describeField("text", shape.hostname), sql`t.hostname`)],
    ["name", keptAt(describeField("text", shape.name), sql`t.name`)],
    [
      "status",
      keptAt(
        describeField("text", z.enum(["active", "removed", "revoked"]), seen),
        sql`t.status::text`,
      ),
    ],
    ["roles", keptAt(describeField("text-list", shape.roles), roles)],
    ["policies", keptAt(describeField("text-list", shape.policies), policies)],
    [
      "requestsPerMinute",
      keptAt(describeField("integer", shape.requestsPerMinute, maybe), sql`t.requests_per_minute`),
    ],
    ["origins", keptAt(describeField("text-list", shape.origins), sql`to_jsonb(t.origins)`)],
    ["ipRanges", keptAt(describeField("text-list", shape.ipRanges), sql`to_jsonb(t.ip_ranges)`)],
    ["signingKey", keptAt(describeField("json", shape.signingKey, maybe), sql`t.signing_key`)],
    ["keys", keptAt(describeField("json", z.array(key), { ...seen, filterable: false }), keys)],
    ["createdAt", keptAt(instant, sql`t.created_at`)],
    ["removedAt", keptAt(maybeInstant, sql`t.removed_at`)],
    ["lastUsedAt", keptAt(maybeInstant, sql`t.last_used_at`)],
  ]),
  sort: "name",
};
