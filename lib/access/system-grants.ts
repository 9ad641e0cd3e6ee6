import type { PermissionGrant } from "./grants.ts";
import type { SystemPurpose } from "./principal.ts";

const IMPORT_ACTIONS = ["read", "read-draft", "create", "update", "publish"] as const;
/** @NOTE How far an import is, and why it stands still, is for the system to say: whoever ordered it may be gone. */
const IMPORT_RECORD = [
  { collection: "imports", action: "read" },
  { collection: "imports", action: "update" },
] as const;
/** @NOTE For what could not be done: whoever scheduled it does it by their own right. */
const SCHEDULE_ACTIONS = ["publish"] as const;
const POLICY_FILE_ACTIONS = ["read", "create", "update", "delete"] as const;

/**
 * The system obeys too (S-6): each of its purposes holds its own minimal permissions, nothing is
 * implied by being the system. An import writes content, whatever collections of it there are; a
 * schedule notes of any what could not be published.
 */
export function systemGrants(
  purpose: SystemPurpose,
  content: Iterable<string>,
): readonly PermissionGrant[] {
  if (purpose !== "import" && purpose !== "schedule") return SYSTEM_GRANTS[purpose];
  const actions = purpose === "import" ? IMPORT_ACTIONS : SCHEDULE_ACTIONS;
  const granted = [...content].flatMap((collection) =>
    actions.map((action) => ({ collection, action })),
  );
  return purpose === "import" ? [...granted, ...IMPORT_RECORD] : granted;
}

const SYSTEM_GRANTS: Readonly<
  Record<Exclude<SystemPurpose, "import" | "schedule">, readonly PermissionGrant[]>
> = {
  "site-record": [
    { collection: "site", action: "read" },
    { collection: "site", action: "update" },
  ],
  // @NOTE The page before a closed website shows its logo.
  "guest-entry": [
    { collection: "site", action: "read" },
    { collection: "assets", action: "read" },
  ],
  "link-entry": [{ collection: "site", action: "read" }],
  provisioning: [
    { collection: "organizations", action: "create" },
    { collection: "users", action: "create" },
    { collection: "roles", action: "create" },
    { collection: "collections", action: "create" },
    { collection: "domains", action: "create" },
  ],
  // Whoever comes in by a link is no member yet who could do it themselves.
  people: [
    { collection: "users", action: "update" },
    { collection: "users", action: "create" },
  ],
  hostnames: [{ collection: "site", action: "update" }],
  "site-schedule": [{ collection: "site", action: "update" }],
  usage: [{ collection: "domains", action: "update" }],
  media: [{ collection: "assets", action: "delete" }],
  "client-errors": [{ collection: "client-errors", action: "create" }],
  archive: [
    { collection: "organizations", action: "read" },
    { collection: "organizations", action: "create" },
  ],
  policies: ["roles", "policies"].flatMap((collection) =>
    POLICY_FILE_ACTIONS.map((action) => ({ collection, action })),
  ),
};
