import type { Case } from "@/lib/access/grants.ts";
import { isFullAdmin, type Holder } from "@/lib/access/may-grant.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { memberModel } from "./member-model.ts";
import { selectMember } from "./member-reads.ts";
import type { MemberSummary } from "./member.ts";

/** A member to be changed, and who changes them with what they hold now. */
export type LoadedMember = {
  readonly id: string;
  readonly member: MemberSummary;
  readonly holder: Holder;
  readonly holding: readonly Case[];
};

/**
 * Loads a member through the rules of the permit, while nobody else changes rights.
 * @throws NotFound without one that the caller may read; Forbidden for one that they may only read,
 * and for anybody but an Admin where it is an Admin.
 */
export async function loadMember(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedMember> {
  const holder = await holdRights(scope, permit);
  const holding = await admittedCases(scope, memberModel, { permit, id });
  const member = await selectMember(scope, id);
  if (member.admin && holder.principal.kind !== "system" && !isFullAdmin(holder)) {
    throw new Forbidden("Only an Admin changes or removes an Admin.");
  }
  return { id, member, holder, holding };
}
