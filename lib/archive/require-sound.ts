import { withFieldNames } from "@/lib/access/field-names.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { checkPermissions } from "@/lib/catalogue/check-permissions.ts";
import { STARTER_ROLES } from "@/lib/organizations/starter.ts";
import { ownCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import {
  circledFolders,
  misplacedEntries,
  ownRoles,
  settleConstraints,
} from "./arrival-repository.ts";
import { orRefused, refused } from "./refused.ts";
import { permissionsHere } from "./repository.ts";

/**
 * Sees that an organization that was brought in is one that could have been made here: it has the
 * house's own roles, every permission can be obeyed, and no page stands below itself.
 * @throws Invalid.
 */
export async function requireSound(scope: Scope, permit: Permit<"create">): Promise<void> {
  await orRefused({ member: "tables/entries.ndjson" }, () => settleConstraints(scope, permit));
  const roles = await ownRoles(scope);
  const missing = STARTER_ROLES.find(({ slug }) => !roles.includes(slug));
  if (missing !== undefined) {
    throw refused({ member: "tables/roles.ndjson" }, `The role «${missing.name}» is missing.`);
  }
  const [misplaced] = await misplacedEntries(scope);
  if (misplaced !== undefined) {
    const message = `The entry ${misplaced} stands below itself, or where it cannot stand.`;
    throw refused({ member: "tables/entries.ndjson" }, message);
  }
  const [circled] = await circledFolders(scope);
  if (circled !== undefined) {
    throw refused({ member: "tables/asset_folders.ndjson" }, `The folder ${circled} holds itself.`);
  }
  await requirePermissions(scope);
}

/** @NOTE The scope was opened when there was nothing yet. */
async function requirePermissions(scope: Scope): Promise<void> {
  const { organizationId, db } = scope;
  const collections = await ownCollections(db, { organizationId, epoch: null });
  const permissions = await permissionsHere(scope);
  const named = permissions.map((one) => withFieldNames(one, collections.names));
  const [issue] = await checkPermissions({ ...scope, collections }, named);
  if (issue === undefined) return;
  const [, at, ...where] = issue.path;
  const { id = "" } = permissions[Number(at)] ?? {};
  const message = `The permission ${id} cannot be kept: ${where.join(".")}: ${issue.message}`;
  throw refused({ member: "tables/permissions.ndjson" }, message);
}
