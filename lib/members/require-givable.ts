import type { Holder } from "@/lib/access/may-grant.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { RoleGift } from "@/lib/policies/gifts.ts";
import { givableRoles } from "@/lib/roles/givable-roles.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * Sees that the caller may give each of these roles to a member: by holding what is in it, or by a
 * permission to share it. @throws Forbidden, naming the first that they may not.
 */
export async function requireGivable(
  scope: Scope,
  holder: Holder,
  roles: readonly RoleGift[],
): Promise<void> {
  if (roles.length === 0 || holder.principal.kind === "system") return;
  const givable = await givableRoles(
    scope,
    holder,
    roles.map(({ slug }) => slug),
  );
  const beyond = roles.find(({ slug }) => !givable.has(slug));
  if (beyond === undefined) return;
  throw new Forbidden(
    `«${beyond.name}» allows more than you may do yourself. Ask an Admin to give it.`,
  );
}
