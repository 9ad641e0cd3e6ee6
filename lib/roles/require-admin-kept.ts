import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { adminRoles } from "./admin-roles.ts";

/**
 * Sees, once roles were changed, that no Admin has taken their own Admin away (S-94), directly or by
 * what a role contains, and that no role of the system's beside Admin makes Admins of everybody who
 * holds it. @throws Conflict.
 */
export async function requireAdminKept(scope: Scope): Promise<void> {
  const { db, organizationId, principal, grants } = scope;
  const memberId = "memberId" in principal ? principal.memberId : null;
  const [found] = await db.$queryRaw<{ systemAdmin: string | null; isAdmin: boolean }[]>`
    WITH RECURSIVE ${adminRoles(scope)}
    SELECT (SELECT r.name FROM roles r JOIN admins USING (id)
        WHERE r.organization_id = ${organizationId}::uuid AND r.system AND NOT r.admin LIMIT 1
      ) AS "systemAdmin",
      EXISTS (SELECT 1 FROM member_roles m JOIN admins ON admins.id = m.role_id
        WHERE m.organization_id = ${organizationId}::uuid AND m.member_id = ${memberId}::uuid
      ) AS "isAdmin"`;
  const { systemAdmin = null, isAdmin = false } = found ?? {};
  if (systemAdmin !== null) {
    throw new Conflict(`«${systemAdmin}» cannot contain Admin, nor a role that does.`);
  }
  if (grants.admin && memberId !== null && !isAdmin) {
    throw new Conflict("You cannot take your own Admin away. Another Admin can.");
  }
}
