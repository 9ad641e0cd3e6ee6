import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";

const on = (collections: readonly string[], actions: readonly Action[]) =>
  collections.flatMap((collection) => actions.map((action) => ({ collection, action })));

export type DemoRole = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Slugs of roles that it contains. */
  readonly contains?: readonly string[];
  readonly permissions: readonly DemoPermission[];
};

type DemoPermission = {
  readonly collection: string;
  readonly action: Action;
  readonly fields?: readonly string[];
  readonly rule?: JsonObject;
  readonly presets?: JsonObject;
};

/** What whoever asks has created themselves (S-76). */
const OWN: JsonObject = { createdBy: { _eq: "$CURRENT_USER" } };

/** What the User Manager may give to others without holding it. */
const GIVE_SOME: DemoPermission = {
  collection: "roles",
  action: "share",
  rule: { slug: { _in: ["user", "content-editor", "guest-author"] } },
};

/** The roles of both organizations. */
export const DEMO_ROLES: readonly DemoRole[] = [
  {
    slug: "content-editor",
    name: "Content Editor",
    description: "Writes posts and pages; does not publish or delete.",
    permissions: [
      ...on(["posts", "pages", "authors"], ["create", "read", "read-draft", "update"]),
      ...on(["assets", "asset-folders"], ["create", "read", "update"]),
    ],
  },
  {
    slug: "user-manager",
    name: "User Manager",
    description: "Looks after people, not after content.",
    permissions: [
      ...on(["users"], ["create", "read", "update", "delete"]),
      ...on(["roles"], ["read"]),
      GIVE_SOME,
    ],
  },
  {
    slug: "guest-author",
    name: "Guest Author",
    description: "Writes posts, and sees and changes no others than those.",
    permissions: on(["posts"], ["create", "read", "read-draft", "update"]).map((permission) => ({
      ...permission,
      rule: OWN,
    })),
  },
];

export type DemoOrganization = {
  readonly slug: string;
  readonly name: string;
  readonly siteAccess: "public" | "password";
  /** Whether it has a shop, with people who work there. */
  readonly shop: boolean;
  /** A word in each of its texts, so that one can see whose they are. */
  readonly mark: string;
  readonly people: readonly { email: string; name: string; roles: readonly string[] }[];
  /** Partners that may use its API; null: as many requests a minute as they like. */
  readonly domains: readonly { hostname: string; name: string; requestsPerMinute: number | null }[];
};

export const DEMO_ORGANIZATIONS: readonly DemoOrganization[] = [
  {
    slug: "acme",
    name: "Acme",
    siteAccess: "public",
    shop: true,
    mark: "",
    people: [
      { email: "admin@acme.test", name: "Ada Admin", roles: ["admin"] },
      { email: "editor@acme.test", name: "Edda Editor", roles: ["content-editor"] },
      { email: "users@acme.test", name: "Ulf User-Manager", roles: ["user-manager"] },
      { email: "author@acme.test", name: "Arno Author", roles: ["guest-author"] },
      { email: "user@acme.test", name: "Uma User", roles: ["user"] },
      { email: "nobody@acme.test", name: "Nora Nobody", roles: [] },
      { email: "staff@acme.test", name: "Stan Staff", roles: ["staff"] },
      { email: "shift@acme.test", name: "Shira Shift", roles: ["shift-manager"] },
      { email: "store@acme.test", name: "Stella Store", roles: ["store-manager"] },
      { email: "both@example.test", name: "Bo Both", roles: ["admin"] },
    ],
    domains: [
      { hostname: "partner.acme.test", name: "Partner website", requestsPerMinute: 600 },
      { hostname: "bench.acme.test", name: "Load tests", requestsPerMinute: null },
    ],
  },
  {
    slug: "globex",
    name: "Globex",
    siteAccess: "password",
    shop: false,
    mark: "globex-only",
    people: [
      { email: "admin@globex.test", name: "Gus Admin", roles: ["admin"] },
      { email: "editor@globex.test", name: "Gerda Editor", roles: ["content-editor"] },
      { email: "both@example.test", name: "Bo Both", roles: ["user"] },
    ],
    domains: [{ hostname: "partner.globex.test", name: "Partner website", requestsPerMinute: 600 }],
  },
];
