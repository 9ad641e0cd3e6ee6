import type { Case } from "@/lib/access/grants.ts";
import type { Holder } from "@/lib/access/may-grant.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { policyModel } from "./policy-model.ts";
import { selectPolicy } from "./policy-reads.ts";
import type { PolicyDetail } from "./policy.ts";

/** A policy to be changed, and who changes it with what they hold now. */
export type LoadedPolicy = {
  readonly id: string;
  readonly policy: PolicyDetail;
  readonly holder: Holder;
  readonly holding: readonly Case[];
};

/**
 * Loads a policy through the rules of the permit, while nobody else changes rights.
 * @throws NotFound without one that the caller may read; Forbidden for one that they may only read.
 */
export async function loadPolicy(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedPolicy> {
  const holder = await holdRights(scope, permit);
  const holding = await admittedCases(scope, policyModel, { permit, id });
  const policy = await selectPolicy(scope, id);
  return { id, policy, holder, holding };
}
