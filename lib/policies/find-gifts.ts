import { Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { selectPolicyGifts, selectRoleGifts, type PolicyGift, type RoleGift } from "./gifts.ts";

/** The roles of these slugs, each once. @throws Invalid at `field` for one that does not exist. */
export async function findRoleGifts(
  scope: Scope,
  slugs: readonly string[],
  field: string,
): Promise<RoleGift[]> {
  const roles = slugs.length === 0 ? [] : await selectRoleGifts(scope, slugs);
  const missing = slugs.findIndex((slug) => !roles.some((role) => role.slug === slug));
  if (missing >= 0) throw unknown("One of the roles does not exist.", [field, missing]);
  return roles;
}

/** The policies of these ids, each once. @throws Invalid at `policies` for one that does not exist. */
export async function findPolicyGifts(scope: Scope, ids: readonly string[]): Promise<PolicyGift[]> {
  const policies = ids.length === 0 ? [] : await selectPolicyGifts(scope, ids);
  const missing = ids.findIndex((id) => !policies.some((policy) => policy.id === id));
  if (missing >= 0) throw unknown("One of the policies does not exist.", ["policies", missing]);
  return policies;
}

const unknown = (message: string, path: readonly (string | number)[]): Invalid =>
  new Invalid(message, [{ path, message }]);
