import { z } from "zod";
import { ACTIONS, type Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

const SHAPE = new RegExp(`^[a-z][a-z0-9-]{0,79}:(?:${ACTIONS.join("|")})$`);

/** What a token may be used for: `collection:action`, or `*` for all that its member may do. */
export const tokenScopeSchema = z.union([
  z.literal("*"),
  z.string().regex(SHAPE, "Write it as collection:action, such as posts:read."),
]);

/**
 * Refuses a scope that the member does not hold now: the token would never be of use for it, and
 * would gain it unseen with the member's next role.
 * @throws Invalid naming each of them.
 */
export function requireHeldScopes(scope: Scope, tokenScopes: readonly string[]): void {
  const issues = tokenScopes.flatMap((name, index) =>
    isHeld(scope, name)
      ? []
      : [{ path: ["scopes", index], message: `You may not do «${name}» yourself.` }],
  );
  if (issues.length > 0) throw new Invalid("A token can do no more than you can.", issues);
}

function isHeld({ principal, grants }: Scope, name: string): boolean {
  if (name === "*") return true;
  const [collection = "", action = ""] = name.split(":");
  return decide(principal, grants, { action: action as Action, collection, id: null }).allowed;
}
