import { holdsField } from "@/lib/access/grants.ts";
import { isFullAdmin } from "@/lib/access/may-grant.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { findPolicyGifts, findRoleGifts } from "@/lib/policies/find-gifts.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { requireAdminKept } from "@/lib/roles/require-admin-kept.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { changesIn, namesIn } from "@/lib/usecase/named-changes.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadMember, type LoadedMember } from "./load-member.ts";
import { updateMemberInput, type UpdateMember } from "./member-input.ts";
import { memberModel } from "./member-model.ts";
import type { MemberSummary } from "./member.ts";
import { endInvitations, replacePolicies, replaceRoles, saveStatus } from "./repository.ts";
import { requireGivable } from "./require-givable.ts";

/**
 * Changes what is named of a member; works at their next request. What they hold already may stay or
 * go, whoever decides it. An invitation that is out ends: it was for what they held then.
 * @throws Invalid for a role or policy that does not exist; Conflict for an Admin who would take their
 * own Admin away or suspend themselves, and for the last Admin; Forbidden for a role or policy that
 * the caller may not give, for what is their own, for an Admin, and for a field beyond their reach.
 */
export const updateMember = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "users",
  input: updateMemberInput,
  load: (scope, { id }: UpdateMember, permit) => loadMember(scope, { id }, permit),
  async run({ scope, input, loaded, permit }): Promise<{ detail: JsonObject | null }> {
    const { id, ...wanted } = input;
    const named = namesIn(wanted);
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    const detail = detailOf(loaded.member, wanted);
    if (detail === null) return { detail };
    requireOthers(loaded, wanted);
    requireAccepted(loaded, wanted);
    await giveRoles(scope, permit, { loaded, slugs: wanted.roles });
    await givePolicies(scope, permit, { loaded, ids: wanted.policies });
    if (wanted.status !== undefined) await saveStatus(scope, permit, wanted.status);
    // @NOTE Whoever was handed the link of then could now come in with more than they may give.
    await endInvitations(scope, permit);
    await requireStillHeld(scope, memberModel, { permit, id, named });
    return { detail };
  },
  audit: ({ loaded: { member } }, { detail }) =>
    detail === null
      ? null
      : {
          action: "member.update",
          collection: "users",
          subjectId: member.id,
          summary: `Changed what ${member.email} may do`,
          detail,
        },
});

type Wanted = Omit<UpdateMember, "id">;

/** @throws Forbidden for what is one's own, unless one is an Admin, who stays one and active (S-94). */
function requireOthers({ member, holder }: LoadedMember, { status }: Wanted): void {
  if (!member.self) return;
  if (!isFullAdmin(holder)) {
    throw new Forbidden("Nobody changes their own roles and policies. Ask an Admin.");
  }
  if (status === "suspended") throw new Conflict("You cannot suspend yourself. Another Admin can.");
}

/** @NOTE Only their own yes makes an invited person a member. */
function requireAccepted({ member }: LoadedMember, { status }: Wanted): void {
  if (member.status !== "invited" || status !== "active") return;
  throw new Conflict("They have not accepted their invitation yet. Make them a new link.");
}

async function giveRoles(
  scope: Scope,
  permit: Permit<"update">,
  { loaded, slugs }: { readonly loaded: LoadedMember; readonly slugs: Wanted["roles"] },
): Promise<void> {
  if (slugs === undefined) return;
  const { member, holder } = loaded;
  const roles = await findRoleGifts(scope, slugs, "roles");
  const held = new Set(member.roles.map(({ slug }) => slug));
  const added = roles.filter(({ slug }) => !held.has(slug));
  await requireGivable(scope, holder, added);
  await replaceRoles(scope, permit, { id: member.id, ids: roles.map(({ id }) => id) });
  if (member.self) await requireAdminKept(scope);
}

async function givePolicies(
  scope: Scope,
  permit: Permit<"update">,
  { loaded, ids }: { readonly loaded: LoadedMember; readonly ids: Wanted["policies"] },
): Promise<void> {
  if (ids === undefined) return;
  const { member, holder } = loaded;
  const policies = await findPolicyGifts(scope, ids);
  const held = new Set(member.policies.map(({ id }) => id));
  requireGrantable(
    holder,
    policies.filter(({ id }) => !held.has(id)),
  );
  await replacePolicies(scope, permit, { id: member.id, ids });
}

/** What was and what is, of that alone which is another; null when nothing is. */
function detailOf(member: MemberSummary, wanted: Wanted): JsonObject | null {
  const changes = changesIn(
    {
      status: member.status,
      roles: member.roles.map(({ slug }) => slug).toSorted(),
      policies: member.policies.map(({ id }) => id).toSorted(),
    },
    wanted,
  );
  return changes === null ? null : { email: member.email, ...changes };
}
