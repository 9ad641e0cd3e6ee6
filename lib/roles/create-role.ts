import { holdsField } from "@/lib/access/grants.ts";
import { requireStorable } from "@/lib/catalogue/require-storable.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { addPolicyOf } from "@/lib/policies/add-policy.ts";
import { findPolicyGifts, findRoleGifts } from "@/lib/policies/find-gifts.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { namePermissions } from "@/lib/policies/name-permissions.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import { requireReadableRules } from "@/lib/policies/require-readable-rules.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { demand } from "@/lib/usecase/demand.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { insertRole, replaceContained, replacePolicies } from "./repository.ts";
import { createRoleInput, type CreateRole } from "./role-input.ts";
import { roleModel } from "./role-model.ts";

/**
 * Adds a role: with roles that it contains, policies that are attached to it, and permissions, which
 * go into a policy of its own.
 * @throws Conflict for a taken slug; Invalid for a role or policy that does not exist and for a
 * permission that could not be obeyed, naming its place; Forbidden for what the caller does not hold,
 * and for a field beyond their reach.
 */
export const createRole = defineMutation({
  action: "create",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "roles",
  input: createRoleInput,
  async run({ scope, input, permit }): Promise<{ id: string }> {
    const named = namedIn(input);
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    const holder = await holdRights(scope, { action: "create", collection: "roles" });
    const { slug, name, description, permissions } = input;
    await requireFreeSlug(scope, slug);
    const contained = await findRoleGifts(scope, input.contains, "contains");
    const policies = await findPolicyGifts(scope, input.policies);
    await requireStorable(scope, permissions);
    requireGrantable(holder, [...contained, ...policies, { name, permissions }]);
    await requireReadableRules(scope, holder, { name, permissions });
    const id = newId();
    await insertRole(scope, permit, { id, slug, name, description });
    const own = permissions.length === 0 ? [] : [await ownPolicy(scope, input)];
    const ids = [...policies.map((policy) => policy.id), ...own];
    await replaceContained(scope, permit, { id, ids: contained.map((role) => role.id) });
    await replacePolicies(scope, permit, { id, ids });
    await requireStillHeld(scope, roleModel, { permit, id, named });
    return { id };
  },
  audit: ({ input: { permissions, ...role } }, { id }) => ({
    action: "role.create",
    collection: "roles",
    subjectId: id,
    summary: `Created the role «${role.name}»`,
    detail: { after: { ...role, permissions: namePermissions(permissions) } },
  }),
});

/** The fields that say something else of a new role than it would be without them. */
function namedIn({ description, contains, policies, permissions }: CreateRole): string[] {
  return [
    ...["slug", "name"],
    ...(description === "" ? [] : ["description"]),
    ...(contains.length === 0 ? [] : ["contains"]),
    ...(policies.length + permissions.length === 0 ? [] : ["policies"]),
  ];
}

async function requireFreeSlug({ db, organizationId }: Scope, slug: string): Promise<void> {
  if ((await db.role.count({ where: { organizationId, slug } })) === 0) return;
  const message = "Another role has this slug.";
  throw new Conflict(message, [{ path: ["slug"], message }]);
}

/** @NOTE Provisioning holds no policies of its own: what it makes with a role belongs to the role. */
function ownPolicy(scope: Scope, role: CreateRole): Promise<string> {
  const collection = scope.principal.kind === "system" ? "roles" : "policies";
  const permit = demand(scope, { action: "create", collection, id: null });
  return addPolicyOf(scope, permit, role);
}
