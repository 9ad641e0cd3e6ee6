import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { addMemberInput, memberStatusSchema } from "./member-input.ts";

const seen = { access: "read-only" } as const;
const { shape } = addMemberInput;
const id = describeField("id", z.uuid(), seen);
const instant = describeField("instant", z.iso.datetime(), seen);

const roles = sql`(SELECT coalesce(jsonb_agg(r.slug ORDER BY r.slug), '[]'::jsonb)
  FROM member_roles m JOIN roles r ON r.organization_id = m.organization_id AND r.id = m.role_id
  WHERE m.organization_id = t.organization_id AND m.member_id = t.id)`;

const policies = sql`(SELECT coalesce(jsonb_agg(m.policy_id::text ORDER BY m.policy_id), '[]'::jsonb)
  FROM member_policies m WHERE m.organization_id = t.organization_id AND m.member_id = t.id)`;

const name = sql`(SELECT member_name(t.accepted_at, t.invited_as, u.name, u.email)
  FROM users u WHERE u.id = t.user_id)`;
const email = sql`(SELECT member_email(t.accepted_at, t.invited_email, u.email)
  FROM users u WHERE u.id = t.user_id)`;
/** @NOTE The id of an account says when it was made: not told of one that may be another organization's. */
const account = sql`CASE WHEN t.accepted_at IS NOT NULL THEN t.user_id END`;

const lastSeenAt = sql`(SELECT max(a.occurred_at) FROM audit_events a
  WHERE a.organization_id = t.organization_id AND a.actor_id = t.user_id)`;

/** @NOTE Of their account nothing is told before they joined. */
const signedInAt = sql`(SELECT u.signed_in_at FROM users u
  WHERE u.id = t.user_id AND t.accepted_at IS NOT NULL)`;
const hasFactor = sql`(SELECT u.factor_since IS NOT NULL AND t.accepted_at IS NOT NULL
  FROM users u WHERE u.id = t.user_id)`;

/** The organization's members as the API lists them and as rules speak of them. */
export const memberModel: TableModel = {
  type: "users",
  from: sql`members t`,
  fields: new Map([
    ["id", keptAt(id, sql`t.id`)],
    ["email", keptAt(describeField("text", shape.email), email)],
    ["name", keptAt(describeField("text", shape.name), name)],
    ["status", keptAt(describeField("text", memberStatusSchema), sql`t.status::text`)],
    ["roles", keptAt(describeField("text-list", shape.roles), roles)],
    ["policies", keptAt(describeField("text-list", shape.policies), policies)],
    ["userId", keptAt({ ...id, label: "Account", nullable: true }, account)],
    ["createdAt", keptAt({ ...instant, label: "Member since" }, sql`t.created_at`)],
    ["lastSeenAt", keptAt({ ...instant, nullable: true }, lastSeenAt)],
    ["signedInAt", keptAt({ ...instant, nullable: true, label: "Last sign-in" }, signedInAt)],
    ["hasFactor", keptAt(describeField("boolean", z.boolean(), seen), hasFactor)],
  ]),
  sort: "name",
};
