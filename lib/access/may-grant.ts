import { ACTIONS, type Action } from "./action.ts";
import { covers } from "./covers.ts";
import { decide } from "./decide.ts";
import { grantsOf, type Grants, type PermissionGrant } from "./grants.ts";
import { personOf, type Principal } from "./principal.ts";

/** Somebody, with what they hold. */
export type Holder = { readonly principal: Principal; readonly grants: Grants };

/**
 * Whether somebody holds all that these permissions give, as the engine says: nobody hands out more
 * than that, by whichever way. A permission that gives nothing may be handed out by anybody.
 */
export function mayGrant(
  { principal, grants }: Holder,
  given: readonly PermissionGrant[],
): boolean {
  const { permissions } = grantsOf({ admin: false, roles: [], permissions: given });
  return [...permissions].every(([name, asked]) => {
    const end = name.lastIndexOf(":");
    const [collection, action] = [name.slice(0, end), name.slice(end + 1) as Action];
    if (!ACTIONS.includes(action)) return true;
    const decision = decide(principal, grants, { action, collection, id: null });
    return decision.allowed && asked.every((one) => covers(decision.permit.cases, one));
  });
}

/**
 * Whether somebody is an Admin without a ceiling, and so may make and unmake one: a person, by
 * themselves or by a token of theirs that may do everything.
 */
export const isFullAdmin = ({ principal, grants }: Holder): boolean =>
  grants.admin === true &&
  personOf(principal) !== null &&
  (principal.kind !== "token" || principal.scopes.includes("*"));
