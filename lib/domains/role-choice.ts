import { Invalid } from "@/lib/kernel/errors.ts";
import { selectPolicyGifts, selectRoleGifts } from "@/lib/policies/gifts.ts";
import type { PolicyGift, RoleGift } from "@/lib/policies/gifts.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * The roles of these slugs, for a domain to hold.
 * @throws Invalid for one that does not exist, and for Admin: programs get what they need and name.
 */
export async function rolesForDomain(scope: Scope, slugs: readonly string[]): Promise<RoleGift[]> {
  const roles = slugs.length === 0 ? [] : await selectRoleGifts(scope, slugs);
  if (roles.length !== slugs.length) throw refused("roles", "One of the roles does not exist.");
  if (roles.some(({ admin }) => admin)) {
    throw refused("roles", "A domain cannot hold the role Admin.");
  }
  return roles;
}

/** The policies of these ids, for a domain to hold beside its roles. @throws Invalid for one that does not exist. */
export async function policiesForDomain(
  scope: Scope,
  ids: readonly string[],
): Promise<PolicyGift[]> {
  const policies = ids.length === 0 ? [] : await selectPolicyGifts(scope, ids);
  if (policies.length !== ids.length) {
    throw refused("policies", "One of the policies does not exist.");
  }
  return policies;
}

const refused = (field: string, message: string): Invalid =>
  new Invalid(message, [{ path: [field], message }]);
