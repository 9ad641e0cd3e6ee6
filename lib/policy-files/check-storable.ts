import { checkPermissions } from "@/lib/catalogue/check-permissions.ts";
import type { Issue } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { issuesInFile, placedPermissions } from "./file-permissions.ts";
import type { PolicyFile } from "./policy-file.ts";

/** What of a file this organization could not keep: unknown collections, fields, unreadable rules. */
export async function unstorableParts(scope: Scope, file: PolicyFile): Promise<readonly Issue[]> {
  const placed = file.policies.flatMap(({ name }) => placedPermissions(file, name));
  const permissions = placed.map(({ permission }) => permission);
  return issuesInFile(await checkPermissions(scope, permissions), placed);
}
