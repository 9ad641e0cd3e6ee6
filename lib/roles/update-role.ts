import { holdsField } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { findPolicyGifts, findRoleGifts } from "@/lib/policies/find-gifts.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import { requireRevision } from "@/lib/policies/require-revision.ts";
import { watchVisitors } from "@/lib/policies/watch-visitors.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { changesIn, namesIn } from "@/lib/usecase/named-changes.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadRole, type LoadedRole } from "./load-role.ts";
import { replaceContained, replacePolicies, saveRole } from "./repository.ts";
import { requireAdminKept } from "./require-admin-kept.ts";
import { updateRoleInput, type UpdateRole } from "./role-input.ts";
import { roleModel } from "./role-model.ts";
import type { StoredRole } from "./role-reads.ts";

/** What came of a change; `detail` is for the ledger, null when nothing was changed. */
type RoleChange = {
  readonly revision: number;
  readonly detail: JsonObject | null;
  readonly visitorsChanged: boolean;
};

/**
 * Changes what is named of a role; works at the next request of whoever holds it. What it contains
 * and holds already may stay, whoever decides it.
 * @throws Stale; Invalid for a role or policy that does not exist; Conflict for a circle, for what the
 * system needs of its roles, and where an Admin would lose their own Admin; ConfirmationRequired;
 * Forbidden for adding what the caller does not hold, and for a field beyond their reach.
 */
export const updateRole = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "roles",
  input: updateRoleInput,
  load: (scope, { id }: UpdateRole, permit) => loadRole(scope, { id }, permit),
  async run({ scope, input, loaded, permit }): Promise<RoleChange> {
    const { role } = loaded;
    const { id, revision, confirmed, ...wanted } = input;
    const named = namesIn(wanted);
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    requireRevision(revision, role.revision);
    const detail = changesIn(presentOf(role), wanted);
    if (detail === null) return { revision: role.revision, detail, visitorsChanged: false };
    requireSystemKept(role, wanted);
    const { visitorsChanged } = await watchVisitors(scope, { confirmed }, () =>
      save(scope, permit, { loaded, wanted }),
    );
    await requireStillHeld(scope, roleModel, { permit, id, named });
    return { revision: role.revision + 1, detail, visitorsChanged };
  },
  audit: ({ loaded: { role } }, { detail }) =>
    detail === null
      ? null
      : {
          action: "role.update",
          collection: "roles",
          subjectId: role.id,
          summary: `Changed the role «${role.name}»`,
          detail,
        },
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});

type Wanted = Pick<UpdateRole, "name" | "description" | "contains" | "policies">;

/** @throws Conflict for another name of a system role, and for anything that Admin would hold. */
function requireSystemKept(role: StoredRole, { name, contains = [], policies = [] }: Wanted): void {
  if (!role.system) return;
  if (name !== undefined && name !== role.name) {
    const message = "A role of the system keeps its name.";
    throw new Conflict(message, [{ path: ["name"], message }]);
  }
  if (role.slug !== "admin" || contains.length + policies.length === 0) return;
  throw new Conflict(
    "Admin may do everything already: it contains no roles and holds no policies.",
  );
}

async function save(
  scope: Scope,
  permit: Permit<"update">,
  { loaded, wanted }: { readonly loaded: LoadedRole; readonly wanted: Wanted },
): Promise<void> {
  const { role, holder } = loaded;
  const { name = role.name, description = role.description } = wanted;
  await saveRole(scope, permit, { name, description });
  if (wanted.policies !== undefined) {
    const policies = await findPolicyGifts(scope, wanted.policies);
    const held = new Set(role.policies.map(({ id }) => id));
    requireGrantable(
      holder,
      policies.filter(({ id }) => !held.has(id)),
    );
    await replacePolicies(scope, permit, { id: role.id, ids: wanted.policies });
  }
  if (wanted.contains === undefined) return;
  const contained = await findRoleGifts(scope, wanted.contains, "contains");
  const held = new Set(role.contains.map(({ slug }) => slug));
  requireGrantable(
    holder,
    contained.filter(({ slug }) => !held.has(slug)),
  );
  await replaceContained(scope, permit, { id: role.id, ids: contained.map(({ id }) => id) });
  await requireAdminKept(scope);
}

/** A role as a change would write it. */
const presentOf = (role: StoredRole): JsonObject => ({
  name: role.name,
  description: role.description,
  contains: role.contains.map(({ slug }) => slug).toSorted(),
  policies: role.policies.map(({ id }) => id).toSorted(),
});
