import type { Permit } from "@/lib/access/permit.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { PermissionInput } from "./policy-input.ts";
import type { PermissionPlan } from "./permission-plan.ts";

export type NewPolicy = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
};

/** Adds a policy without permissions. @throws Conflict for a taken name. */
export async function insertPolicy(
  { db, organizationId }: Scope,
  _permit: Permit<"create">,
  policy: NewPolicy,
): Promise<void> {
  await db.policy.create({ data: { organizationId, ...policy } });
}

/** Writes what is named of the permitted policy, and counts the change. @throws Conflict for a taken name. */
export async function savePolicy(
  { db, organizationId }: Scope,
  { id }: Permit<"update">,
  { name, description }: { readonly name: string; readonly description: string },
): Promise<void> {
  await db.policy.update({
    where: { organizationId_id: { organizationId, id: id ?? "" } },
    data: { name, description, revision: { increment: 1 } },
  });
}

/** Takes a policy away, from whoever holds it. */
export async function removePolicy(
  { db, organizationId }: Scope,
  { id }: Permit<"delete">,
): Promise<void> {
  await db.policy.delete({ where: { organizationId_id: { organizationId, id: id ?? "" } } });
}

/** Adds permissions to a policy, in one statement. @returns their ids, in their order. */
export async function insertPermissions(
  { db, organizationId }: Scope,
  _permit: Permit<"create" | "update">,
  { policyId, permissions }: { policyId: string; permissions: readonly PermissionInput[] },
): Promise<readonly string[]> {
  if (permissions.length === 0) return [];
  const rows = permissions.map((permission) => ({ ...permission, id: newId() }));
  await db.$executeRaw`
    INSERT INTO permissions (organization_id, id, policy_id, collection, action, fields, rule,
      validation, presets)
    SELECT ${organizationId}::uuid, (x->>'id')::uuid, ${policyId}::uuid, x->>'collection',
      x->>'action', nullif(x->'fields', 'null'), nullif(x->'rule', 'null'),
      nullif(x->'validation', 'null'), nullif(x->'presets', 'null')
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS x`;
  return rows.map(({ id }) => id);
}

/** Makes the permissions of the permitted policy another list, in three statements at most. @returns the ids of those that came. */
export async function savePermissions(
  scope: Scope,
  permit: Permit<"update">,
  { added, changed, removed }: PermissionPlan,
): Promise<readonly string[]> {
  const { db, organizationId } = scope;
  const policyId = permit.id ?? "";
  if (removed.length > 0) {
    const ids = removed.map(({ id }) => id);
    await db.permission.deleteMany({ where: { organizationId, policyId, id: { in: ids } } });
  }
  if (changed.length > 0) {
    await db.$executeRaw`
      UPDATE permissions p SET collection = x->>'collection', action = x->>'action',
        fields = nullif(x->'fields', 'null'), rule = nullif(x->'rule', 'null'),
        validation = nullif(x->'validation', 'null'), presets = nullif(x->'presets', 'null')
      FROM jsonb_array_elements(${JSON.stringify(changed)}::jsonb) AS x
      WHERE p.organization_id = ${organizationId}::uuid AND p.policy_id = ${policyId}::uuid
        AND p.id = (x->>'id')::uuid`;
  }
  return insertPermissions(scope, permit, { policyId, permissions: added });
}
