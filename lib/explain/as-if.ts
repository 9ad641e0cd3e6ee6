import type { Grants } from "@/lib/access/grants.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Subject } from "./subject.ts";

/**
 * The same open organization with somebody else's rights and name, so that the engine compiles
 * rules as it would for them. What is read with it is whether a rule holds, and nothing that they may
 * read.
 */
export const asIf = (scope: Scope, { principal, person }: Subject, grants: Grants): Scope => ({
  ...scope,
  principal,
  person,
  grants,
});
