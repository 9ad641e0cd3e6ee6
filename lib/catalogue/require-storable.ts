import { Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { checkPermissions, type WrittenPermission } from "./check-permissions.ts";

/** Sees that every permission can be obeyed before it is kept. @throws Invalid, naming each wrong place. */
export async function requireStorable(
  scope: Scope,
  permissions: readonly WrittenPermission[],
): Promise<void> {
  const issues = await checkPermissions(scope, permissions);
  if (issues.length > 0) throw new Invalid("Some of the permissions cannot be kept.", issues);
}
