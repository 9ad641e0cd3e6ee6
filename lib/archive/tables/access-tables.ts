import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { STARTER_ROLES } from "@/lib/organizations/starter.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import {
  count,
  flag,
  id,
  instant,
  text,
  type ArchivedTable,
  type KeyPart,
} from "../archived-table.ts";
import { textOf } from "../text-of.ts";

const uuid = sql`uuid`;
const ID: readonly KeyPart[] = [{ name: "id", column: sql`r.id`, type: uuid }];
const roleId: KeyPart = { name: "role_id", column: sql`r.role_id`, type: uuid };
const policyId: KeyPart = { name: "policy_id", column: sql`r.policy_id`, type: uuid };

const SYSTEM: ReadonlyMap<string, boolean> = new Map(
  STARTER_ROLES.map(({ slug, admin }) => [slug, admin]),
);

/** @NOTE What a role is called is not what it can do: Admin is the one that the house made. */
const roleSchema = {
  id,
  slug: text(80).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: text(200).min(1),
  description: text(2_000),
  system: flag,
  admin: flag,
  revision: count,
  factor_required_at: instant.nullable(),
  factor_grace_days: z.int().min(0).max(90),
};

/** @NOTE Only the house's own roles are privileged, and each as the house made it. */
function checkRole({ slug, system, admin }: JsonObject): string | null {
  const own = SYSTEM.get(textOf(slug));
  const isSound = own === undefined ? !system && !admin : system === true && admin === own;
  return isSound ? null : "It is a role with privileges that no organization has.";
}

const condition = z.record(z.string().max(200), z.json()).nullable();

/** Roles, policies and who holds what of whom, but for people and domains. */
export const ACCESS_TABLES: readonly ArchivedTable[] = [
  {
    ...{ name: "roles", rows: sql`SELECT * FROM roles`, into: sql`roles`, key: ID },
    columns: roleSchema,
    check: checkRole,
  },
  {
    ...{ name: "role_roles", rows: sql`SELECT * FROM role_roles`, into: sql`role_roles` },
    key: [roleId, { name: "contained_id", column: sql`r.contained_id`, type: uuid }],
    columns: { role_id: id, contained_id: id },
  },
  {
    ...{ name: "policies", rows: sql`SELECT * FROM policies`, into: sql`policies`, key: ID },
    columns: { id, name: text(200).min(1), description: text(2_000), revision: count },
  },
  {
    ...{ name: "permissions", rows: sql`SELECT * FROM permissions`, into: sql`permissions` },
    key: ID,
    columns: {
      ...{ id, policy_id: id, collection: text(80).min(1), action: z.enum(ACTIONS) },
      fields: z.array(text(80)).max(200).nullable(),
      ...{ rule: condition, validation: condition, presets: condition },
    },
  },
  {
    ...{ name: "role_policies", rows: sql`SELECT * FROM role_policies` },
    into: sql`role_policies`,
    key: [roleId, policyId],
    columns: { role_id: id, policy_id: id },
  },
];
