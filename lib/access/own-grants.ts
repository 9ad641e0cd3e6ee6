import type { Action } from "./action.ts";

/**
 * What every member may do with what is theirs alone, without any role: the engine's own grants. A
 * permission on the same collection reaches further, to everybody's. What an import writes takes rights
 * of its own.
 */
const OWN_GRANTS: ReadonlyMap<string, readonly Action[]> = new Map([
  ["static-tokens", ["read", "create", "delete"] as const],
  ["links", ["read", "create", "delete"] as const],
  ["saved-views", ["read", "create", "update", "delete"] as const],
  ["imports", ["read", "create", "update"] as const],
]);

/**
 * What concerns people who signed in and nobody else: a token that made tokens, or links, would
 * outlive its own end.
 */
const PERSONAL: ReadonlySet<string> = new Set(["static-tokens", "links", "saved-views"]);

/** Whether every member may do this with rows of their own. */
export const isOwnGrant = (action: Action, collection: string): boolean =>
  OWN_GRANTS.get(collection)?.includes(action) === true;

/** Whether every member has rows of their own there, whatever their roles open. */
export const isOwn = (collection: string): boolean => OWN_GRANTS.has(collection);

/** Whether members alone are ever admitted, whatever was granted. */
export const isPersonal = (collection: string): boolean => PERSONAL.has(collection);
