import type { PermissionGrant } from "./grants.ts";
import type { SystemPurpose } from "./principal.ts";

const IMPORT_ACTIONS = ["read", "read-draft", "create", "update", "publish"] as const;
const POLICY_FILE_ACTIONS = ["read", "create", "update", "delete"] as const;

/**
 * The system obeys too (S-6): each of its purposes holds its own minimal permissions, nothing is
 * implied by being the system. An import writes content, whatever collections of it there are.
 */
export const systemGrants = (
  purpose: SystemPurpose,
  content: Iterable<string>,
): readonly PermissionGrant[] =>
  purpose === "import"
    ? [...content].flatMap((collection) => IMPORT_ACTIONS.map((action) => ({ collection, action })))
    : SYSTEM_GRANTS[purpose];

const SYSTEM_GRANTS: Readonly<
  Record<Exclude<SystemPurpose, "import">, readonly PermissionGrant[]>
> = {
  "site-record": [
    { collection: "site", action: "read" },
    { collection: "site", action: "update" },
  ],
  "guest-entry": [{ collection: "site", action: "read" }],
  provisioning: [
    { collection: "organizations", action: "create" },
    { collection: "users", action: "create" },
    { collection: "roles", action: "create" },
    { collection: "collections", action: "create" },
    { collection: "domains", action: "create" },
  ],
  usage: [{ collection: "domains", action: "update" }],
  "client-errors": [{ collection: "client-errors", action: "create" }],
  policies: ["roles", "policies"].flatMap((collection) =>
    POLICY_FILE_ACTIONS.map((action) => ({ collection, action })),
  ),
};
