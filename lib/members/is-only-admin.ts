import { adminRoles } from "@/lib/roles/admin-roles.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** Whether nobody but this member is an active Admin: then the organization would be left without one (S-95). */
export async function isOnlyAdmin(scope: Scope, memberId: string): Promise<boolean> {
  const { db, organizationId } = scope;
  const others = await db.$queryRaw<unknown[]>`
    WITH RECURSIVE ${adminRoles(scope)}
    SELECT 1 FROM members m
      JOIN users u ON u.id = m.user_id AND u.status = 'active'
      JOIN member_roles r ON r.organization_id = m.organization_id AND r.member_id = m.id
      JOIN admins ON admins.id = r.role_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.status = 'active'
      AND m.id <> ${memberId}::uuid
    LIMIT 1`;
  return others.length === 0;
}
