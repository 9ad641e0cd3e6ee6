import { decide } from "@/lib/access/decide.ts";
import { isFullAdmin, type Holder } from "@/lib/access/may-grant.ts";
import { selectRoleGifts, type RoleGift } from "@/lib/policies/gifts.ts";
import { mayGive } from "@/lib/policies/require-grantable.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { roleModel } from "./role-model.ts";

/**
 * Which of these roles somebody may give to a member, by slug: those of which they hold all that is
 * in them, and those that a permission to share roles hands on to them (decision 0016). Never a role
 * that is Admin or contains it, unless they are an Admin.
 */
export async function givableRoles(
  scope: Scope,
  holder: Holder,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (isFullAdmin(holder) || slugs.length === 0) return new Set(slugs);
  return givableAmong(scope, holder, await selectRoleGifts(scope, slugs));
}

/** As `givableRoles`, of roles whose gifts are known. */
export async function givableAmong(
  scope: Scope,
  holder: Holder,
  roles: readonly RoleGift[],
): Promise<ReadonlySet<string>> {
  const shared = await sharedRoles(scope, holder);
  const givable = roles.filter(
    (role) => mayGive(holder, role) || (!role.admin && shared.has(role.slug)),
  );
  return slugsOf(givable);
}

async function sharedRoles(scope: Scope, holder: Holder): Promise<ReadonlySet<string>> {
  const question = { action: "share", collection: "roles", id: null } as const;
  const decision = decide(holder.principal, holder.grants, question);
  if (!decision.allowed) return new Set();
  const rows = await scope.db.$queryRaw<{ slug: string }[]>`
    SELECT t.slug FROM ${roleModel.from} WHERE ${wholeRows(scope, roleModel, decision.permit.cases)}`;
  return slugsOf(rows);
}

const slugsOf = (roles: readonly { readonly slug: string }[]): ReadonlySet<string> =>
  new Set(roles.map(({ slug }) => slug));
