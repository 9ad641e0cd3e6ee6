import type { Action } from "./action.ts";

/** One permission of a policy: an action on a collection, on all of its fields or on those named. */
export type PermissionGrant = {
  readonly collection: string;
  readonly action: string;
  /** Names of fields; absent or null: all of them. */
  readonly fields?: readonly string[] | null;
};

/** The fields that an action may concern. */
export type Fields = "all" | ReadonlySet<string>;

/**
 * Everything the roles of a principal give it inside one organization: the union of all policies
 * (additive, S-63), and whether one of the roles is Admin (S-78).
 */
export type Grants = {
  readonly admin: boolean;
  readonly roles: readonly string[];
  /** By `collection:action`. */
  readonly permissions: ReadonlyMap<string, Fields>;
};

/** Unites permissions; order and repetition do not matter. */
export function grantsOf(from: {
  admin: boolean;
  roles: readonly string[];
  permissions: Iterable<PermissionGrant>;
}): Grants {
  const permissions = new Map<string, Fields>();
  for (const { collection, action, fields } of from.permissions) {
    const name = `${collection}:${action}`;
    permissions.set(name, united(permissions.get(name), fields ?? null));
  }
  return { admin: from.admin === true, roles: from.roles, permissions };
}

/** The fields for which the grants hold this action on this collection, Admin aside; or null. */
export const heldFields = (grants: Grants, action: Action, collection: string): Fields | null =>
  grants.permissions.get(`${collection}:${action}`) ?? null;

/** Whether a set of fields holds this one. */
export const holdsField = (fields: Fields, name: string): boolean =>
  fields === "all" || fields.has(name);

function united(known: Fields | undefined, added: readonly string[] | null): Fields {
  if (added === null || known === "all") return "all";
  return new Set([...(known ?? []), ...added]);
}
