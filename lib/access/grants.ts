import type { Action } from "./action.ts";

/** One permission of a policy: an action on a collection. */
export type PermissionGrant = { readonly collection: string; readonly action: string };

/**
 * Everything the roles of a principal give it inside one organization: the union of all policies
 * (additive, S-63), and whether one of the roles is Admin (S-78).
 */
export type Grants = {
  readonly admin: boolean;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
};

/** Unites permissions; order and repetition do not matter. */
export function grantsOf(from: {
  admin: boolean;
  roles: readonly string[];
  permissions: Iterable<PermissionGrant>;
}): Grants {
  const permissions = new Set<string>();
  for (const { collection, action } of from.permissions) permissions.add(`${collection}:${action}`);
  return { admin: from.admin === true, roles: from.roles, permissions };
}

/** Whether the grants hold this action on this collection, Admin aside. */
export const holds = (grants: Grants, action: Action, collection: string): boolean =>
  grants.permissions.has(`${collection}:${action}`);
