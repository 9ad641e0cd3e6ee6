import { z } from "zod";
import { hostnameSchema } from "@/lib/domains/hostname.ts";
import { ipRangeSchema } from "@/lib/domains/ip-range.ts";
import { originSchema } from "@/lib/domains/origin.ts";
import { signingKeySchema } from "@/lib/domains/signing-key.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import {
  anything,
  ARRIVAL,
  count,
  flag,
  id,
  instant,
  text,
  type ArchivedTable,
  type KeyPart,
} from "../archived-table.ts";

const uuid = sql`uuid`;
const ID: readonly KeyPart[] = [{ name: "id", column: sql`r.id`, type: uuid }];
const memberId: KeyPart = { name: "member_id", column: sql`r.member_id`, type: uuid };
const domainId: KeyPart = { name: "domain_id", column: sql`r.domain_id`, type: uuid };
const roleId: KeyPart = { name: "role_id", column: sql`r.role_id`, type: uuid };
const policyId: KeyPart = { name: "policy_id", column: sql`r.policy_id`, type: uuid };

/**
 * What members are called, for those whom the other instance does not know. It is theirs and not the
 * organization's, and no digest says it.
 */
const NAMES: ArchivedTable = {
  name: "people",
  rows: sql`SELECT m.organization_id, m.id,
    member_name(m.accepted_at, m.invited_as, u.name, u.email) AS name
    FROM members m JOIN users u ON u.id = m.user_id`,
  ...{ key: ID, columns: { id, name: text(200).min(1) }, into: null },
  isCompared: false,
};

/** @NOTE Of a person what an invitation would say: neither password nor what they own here. */
const MEMBERS: ArchivedTable = {
  name: "members",
  rows: sql`SELECT m.organization_id, m.id,
    member_email(m.accepted_at, m.invited_email, u.email) AS email,
    m.status = 'suspended' AS suspended, m.created_at
    FROM members m JOIN users u ON u.id = m.user_id`,
  key: ID,
  columns: { id, email: emailSchema, suspended: flag, created_at: instant },
  into: null,
  without: {
    user_id: "people are known by their e-mail address, not by an id of this instance",
    accepted_at: "everybody accepts anew on the other instance",
    invited_as: "what somebody is called stands in people",
    invited_email: "it is the address here until they accept",
  },
};

export const PEOPLE: readonly ArchivedTable[] = [NAMES, MEMBERS];

/** What people and domains hold, once there is something to hold. */
export const HOLDER_TABLES: readonly ArchivedTable[] = [
  {
    ...{ name: "member_roles", rows: sql`SELECT * FROM member_roles`, into: sql`member_roles` },
    key: [memberId, roleId],
    columns: { member_id: id, role_id: id },
    without: { given_at: "days of grace begin anew where somebody arrives" },
    anew: { given_at: ARRIVAL },
  },
  {
    ...{ name: "member_policies", rows: sql`SELECT * FROM member_policies` },
    into: sql`member_policies`,
    key: [memberId, policyId],
    columns: { member_id: id, policy_id: id },
  },
  {
    ...{ name: "domains", rows: sql`SELECT * FROM domains`, into: sql`domains`, key: ID },
    columns: {
      ...{ id, name: text(200).min(1), hostname: hostnameSchema },
      status: z.enum(["active", "removed", "revoked"]),
      epoch: count,
      requests_per_minute: z.int().min(1).max(1_000_000).nullable(),
      origins: z.array(originSchema).max(50),
      ip_ranges: z.array(ipRangeSchema).max(50),
      signing_key: signingKeySchema.nullable(),
      ...{ created_at: instant, removed_at: instant.nullable() },
    },
    without: { last_used_at: "what happened on this instance" },
  },
  {
    ...{ name: "domain_roles", rows: sql`SELECT * FROM domain_roles`, into: sql`domain_roles` },
    key: [domainId, roleId],
    columns: { domain_id: id, role_id: id },
  },
  {
    ...{ name: "domain_policies", rows: sql`SELECT * FROM domain_policies` },
    into: sql`domain_policies`,
    key: [domainId, policyId],
    columns: { domain_id: id, policy_id: id },
  },
  {
    ...{ name: "saved_views", rows: sql`SELECT * FROM saved_views`, into: sql`saved_views` },
    key: ID,
    columns: {
      ...{ id, collection_id: id, member_id: id, name: text(200), shared: flag },
      // @NOTE Lists read no more of it than they understand.
      ...{ definition: anything, revision: count, updated_at: instant },
    },
  },
];
