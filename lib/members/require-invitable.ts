import { holdsField } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { findPolicyGifts, findRoleGifts } from "@/lib/policies/find-gifts.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { LoadedMember } from "./load-member.ts";
import type { MemberStatus } from "./member.ts";
import { requireGivable } from "./require-givable.ts";

/**
 * Sees that a member waits for an invitation, and that the caller may give all that they hold: whoever
 * has the link could come in as them.
 * @throws Conflict for whoever is a member already or is suspended; Forbidden.
 */
export async function requireInvitable(
  scope: Scope,
  permit: Permit<"create">,
  { member, holder }: LoadedMember,
): Promise<void> {
  if (!holdsField(permit.fields, "email")) throw new Forbidden();
  requireInvited(member.status);
  const slugs = member.roles.map(({ slug }) => slug);
  const ids = member.policies.map(({ id }) => id);
  await requireGivable(scope, holder, await findRoleGifts(scope, slugs, "roles"));
  requireGrantable(holder, await findPolicyGifts(scope, ids));
}

function requireInvited(status: MemberStatus): void {
  if (status === "active") {
    throw new Conflict("They are a member already: there is nothing to accept.");
  }
  if (status === "suspended") throw new Conflict("They are suspended. Let them in again first.");
}
