import type { Case } from "@/lib/access/grants.ts";
import { isFullAdmin, type Holder } from "@/lib/access/may-grant.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { roleModel } from "./role-model.ts";
import { selectRole, type StoredRole } from "./role-reads.ts";

/** A role to be changed, and who changes it with what they hold now. */
export type LoadedRole = {
  readonly id: string;
  readonly role: StoredRole;
  readonly holder: Holder;
  readonly holding: readonly Case[];
};

/**
 * Loads a role through the rules of the permit, while nobody else changes rights.
 * @throws NotFound without one that the caller may read; Forbidden for one that they may only read,
 * and for anybody but an Admin where it is or contains Admin.
 */
export async function loadRole(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedRole> {
  const holder = await holdRights(scope, permit);
  const holding = await admittedCases(scope, roleModel, { permit, id });
  const role = await selectRole(scope, id);
  if (role.admin && holder.principal.kind !== "system" && !isFullAdmin(holder)) {
    throw new Forbidden("Only an Admin changes a role that makes Admins.");
  }
  return { id, role, holder, holding };
}
