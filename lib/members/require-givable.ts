import { isFullAdmin, type Holder } from "@/lib/access/may-grant.ts";
import type { RoleGift } from "@/lib/policies/gifts.ts";
import { beyondReach } from "@/lib/policies/require-grantable.ts";
import { givableAmong } from "@/lib/roles/givable-roles.ts";
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
  if (roles.length === 0 || holder.principal.kind === "system" || isFullAdmin(holder)) return;
  const givable = await givableAmong(scope, holder, roles);
  const beyond = roles.find(({ slug }) => !givable.has(slug));
  if (beyond !== undefined) throw beyondReach(beyond);
}
