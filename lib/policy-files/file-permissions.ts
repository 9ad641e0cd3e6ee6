import type { Issue } from "@/lib/kernel/errors.ts";
import { spelledPermission, unpackPermission } from "./permission-list.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { StatePermission } from "./policy-state.ts";

/** One permission of a file, for one action, and where it stands. */
export type PlacedPermission = {
  readonly permission: StatePermission;
  readonly path: Issue["path"];
};

/** The permissions of a policy of the file, one for each action; what stands twice counts once. */
export function placedPermissions(file: PolicyFile, name: string): PlacedPermission[] {
  const index = file.policies.findIndex((policy) => policy.name === name);
  const placed = new Map<string, PlacedPermission>();
  for (const [at, written] of (file.policies[index]?.permissions ?? []).entries()) {
    const path = ["policies", index, "permissions", at];
    for (const permission of unpackPermission(written)) {
      const text = spelledPermission(permission);
      if (!placed.has(text)) placed.set(text, { permission, path });
    }
  }
  return [...placed.values()];
}

/**
 * What is wrong with permissions, by its place in the file.
 * @param issues are about `permissions` in the order of `placed`.
 */
export const issuesInFile = (
  issues: readonly Issue[],
  placed: readonly PlacedPermission[],
): Issue[] =>
  issues.map(({ path: [member, index, ...rest], message }) => {
    const found = member === "permissions" && typeof index === "number" ? placed[index] : undefined;
    return { path: [...(found?.path ?? []), ...rest], message };
  });
