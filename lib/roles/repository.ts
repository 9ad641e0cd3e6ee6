import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

type Words = { readonly name: string; readonly description: string };

/** Adds a role that holds nothing. @throws Conflict for a taken slug. */
export async function insertRole(
  { db, organizationId }: Scope,
  _permit: Permit<"create">,
  role: Words & { readonly id: string; readonly slug: string },
): Promise<void> {
  await db.role.create({ data: { organizationId, ...role } });
}

/** Writes the words of the permitted role, and counts the change. */
export async function saveRole(
  { db, organizationId }: Scope,
  { id }: Permit<"update">,
  { name, description }: Words,
): Promise<void> {
  await db.role.update({
    where: { organizationId_id: { organizationId, id: id ?? "" } },
    data: { name, description, revision: { increment: 1 } },
  });
}

/**
 * Lets the permitted role ask its members for a second factor from now on, or no more; counts the change.
 * One that asks already goes on asking since when it did.
 */
export async function saveFactorRule(
  { db, organizationId, clock }: Scope,
  { id }: Permit<"update">,
  rule: { readonly requiresFactor: boolean; readonly graceDays: number },
): Promise<void> {
  const now = new Date(clock());
  await db.$executeRaw`
    UPDATE roles SET revision = revision + 1, factor_grace_days = ${rule.graceDays},
      factor_required_at = CASE WHEN ${rule.requiresFactor}
        THEN coalesce(factor_required_at, ${now}::timestamptz) END
    WHERE organization_id = ${organizationId}::uuid AND id = ${id ?? ""}::uuid`;
}

type Link = { readonly id: string; readonly ids: readonly string[] };

/** Makes a role contain these roles and no others. @throws Conflict for a circle. */
export async function replaceContained(
  { db, organizationId }: Scope,
  _permit: Permit<"create" | "update">,
  { id: roleId, ids }: Link,
): Promise<void> {
  await db.roleRole.deleteMany({
    where: { organizationId, roleId, containedId: { notIn: [...ids] } },
  });
  await db.roleRole.createMany({
    data: ids.map((containedId) => ({ organizationId, roleId, containedId })),
    skipDuplicates: true,
  });
}

/** Attaches these policies to a role and no others. */
export async function replacePolicies(
  { db, organizationId }: Scope,
  _permit: Permit<"create" | "update">,
  { id: roleId, ids }: Link,
): Promise<void> {
  await db.rolePolicy.deleteMany({
    where: { organizationId, roleId, policyId: { notIn: [...ids] } },
  });
  await db.rolePolicy.createMany({
    data: ids.map((policyId) => ({ organizationId, roleId, policyId })),
    skipDuplicates: true,
  });
}

/** Takes a role away that nobody holds. @throws Conflict where somebody does. */
export async function removeRole(
  { db, organizationId }: Scope,
  { id }: Permit<"delete">,
): Promise<void> {
  await db.role.delete({ where: { organizationId_id: { organizationId, id: id ?? "" } } });
}
