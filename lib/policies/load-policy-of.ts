import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { loadPolicy, type LoadedPolicy } from "./load-policy.ts";

/** Loads the policy that a permission belongs to, as `loadPolicy`. @throws NotFound. */
export async function loadPolicyOf(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedPolicy> {
  const { organizationId } = scope;
  const row = await scope.db.permission.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { policyId: true },
  });
  // @NOTE Nothing is asked less where there is none: that would tell by the time it takes.
  const loaded = await loadPolicy(scope, { id: row?.policyId ?? id }, permit);
  // @NOTE It may have gone while we waited for our turn.
  if (!loaded.policy.permissions.some((one) => one.id === id)) throw new NotFound();
  return loaded;
}
