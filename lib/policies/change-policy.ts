import { covers } from "@/lib/access/covers.ts";
import { grantsOf, holdsField, type PermissionGrant } from "@/lib/access/grants.ts";
import { mayGrant } from "@/lib/access/may-grant.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { requireStorable } from "@/lib/catalogue/require-storable.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { namesIn } from "@/lib/usecase/named-changes.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { LoadedPolicy } from "./load-policy.ts";
import { namePermissions } from "./name-permissions.ts";
import { planPermissions, type PermissionPlan } from "./permission-plan.ts";
import type { KeptPermission, UpdatePolicy } from "./policy-input.ts";
import { policyModel } from "./policy-model.ts";
import type { PolicyDetail } from "./policy.ts";
import { requireRevision } from "./require-revision.ts";
import { savePermissions, savePolicy } from "./repository.ts";
import { requireFreeName } from "./require-free-name.ts";
import { requireGrantable } from "./require-grantable.ts";
import { requireReadableRules } from "./require-readable-rules.ts";
import { watchVisitors } from "./watch-visitors.ts";

/** What came of a change; `detail` is for the ledger, null when nothing was changed. */
export type PolicyChange = {
  readonly revision: number;
  readonly detail: JsonObject | null;
  readonly visitorsChanged: boolean;
  /** Ids of the permissions that came. */
  readonly added: readonly string[];
};

type Asked = {
  readonly loaded: LoadedPolicy;
  readonly permit: Permit<"update">;
  readonly change: Omit<UpdatePolicy, "id" | "permissions"> & {
    readonly permissions?: readonly KeptPermission[] | undefined;
  };
};

/**
 * Changes what is named of a policy that is held; works at the next request of whoever holds it.
 * @throws Stale for another revision than the present one; Conflict; Invalid; ConfirmationRequired;
 * Forbidden for a permission that the caller does not hold or whose rule names what they may not read,
 * and for a field beyond their reach.
 */
export async function changePolicy(
  scope: Scope,
  { loaded, permit, change }: Asked,
): Promise<PolicyChange> {
  const { policy } = loaded;
  const { revision, confirmed, ...wanted } = change;
  const named = namesIn(wanted);
  if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
  requireRevision(revision, policy.revision);
  const plan = planPermissions(policy.permissions, wanted.permissions ?? policy.permissions);
  const { name = policy.name, description = policy.description } = wanted;
  const detail = detailOf(policy, { name, description, plan });
  if (detail === null) {
    return { revision: policy.revision, detail, visitorsChanged: false, added: [] };
  }
  await requireFreeName(scope, { id: policy.id, name });
  await requireStorable(scope, wanted.permissions ?? []);
  requireHeld(loaded, plan);
  await requireReadableRules(scope, loaded.holder, {
    name: policy.name,
    permissions: [...plan.added, ...plan.changed],
    before: policy.permissions,
  });
  const { visitorsChanged, result: added } = await watchVisitors(scope, { confirmed }, async () => {
    await savePolicy(scope, permit, { name, description });
    return savePermissions(scope, permit, plan);
  });
  await requireStillHeld(scope, policyModel, { permit, id: policy.id, named });
  return { revision: policy.revision + 1, detail, visitorsChanged, added };
}

/** @NOTE What the policy gave before may be given narrower, also by somebody who holds none of it. */
function requireHeld({ policy, holder }: LoadedPolicy, { added, changed }: PermissionPlan): void {
  const before = grantsOf({ admin: false, roles: [], permissions: policy.permissions });
  const isGivenAlready = (permission: PermissionGrant): boolean => {
    const key = `${permission.collection}:${permission.action}`;
    const asked = grantsOf({ admin: false, roles: [], permissions: [permission] });
    const held = before.permissions.get(key) ?? [];
    return (asked.permissions.get(key) ?? []).every((one) => covers(held, one));
  };
  const permissions = [...added, ...changed].map(({ id: _id, ...permission }) => permission);
  const given = permissions.filter(
    (permission) => !isGivenAlready(permission) && !mayGrant(holder, [permission]),
  );
  requireGrantable(holder, [{ name: policy.name, permissions: given }]);
}

type After = Pick<PolicyDetail, "name" | "description"> & { readonly plan: PermissionPlan };

/** What was and what is, of that alone which is another; null when nothing is. */
function detailOf(policy: PolicyDetail, { plan, ...after }: After): JsonObject | null {
  const fields = (["name", "description"] as const).filter((one) => policy[one] !== after[one]);
  const changedIds = new Set(plan.changed.map(({ id }) => id));
  const gone = [...policy.permissions.filter(({ id }) => changedIds.has(id)), ...plan.removed];
  const come = [...plan.changed, ...plan.added];
  if (fields.length === 0 && gone.length === 0 && come.length === 0) return null;
  const part = (from: Pick<PolicyDetail, "name" | "description">, permissions: JsonObject[]) => ({
    ...Object.fromEntries(fields.map((field) => [field, from[field]])),
    ...(gone.length + come.length === 0 ? {} : { permissions }),
  });
  return {
    before: part(policy, namePermissions(gone)),
    after: part(after, namePermissions(come)),
  };
}
