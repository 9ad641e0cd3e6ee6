import type { Action } from "@/lib/access/action.ts";

/**
 * What every organization starts with. Roles beyond Admin hold only what their policies say, so a
 * new `User` can do nothing at all (S-51).
 */
export type StarterRole = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly admin: boolean;
  readonly permissions: readonly { collection: string; actions: readonly Action[] }[];
};

const WEBSITE = ["pages", "posts", "authors"];

const on = (actions: readonly Action[]) => WEBSITE.map((collection) => ({ collection, actions }));

export const STARTER_ROLES: readonly StarterRole[] = [
  {
    slug: "admin",
    name: "Admin",
    description: "Everything inside this organization.",
    admin: true,
    permissions: [],
  },
  {
    slug: "user",
    name: "User",
    description: "What every registered person may do.",
    admin: false,
    permissions: [],
  },
  {
    slug: "public",
    name: "Public",
    description: "What a visitor of a public website may see.",
    admin: false,
    permissions: on(["read"]),
  },
  {
    slug: "guest",
    name: "Guest",
    description: "What somebody who entered the site password may see.",
    admin: false,
    permissions: on(["read", "read-draft"]),
  },
];

export const STARTER_COLLECTIONS = [
  { slug: "pages", name: "Pages", icon: "file-text", website: true },
  { slug: "posts", name: "Posts", icon: "newspaper", website: true },
  { slug: "authors", name: "Authors", icon: "pen-line", website: true },
] as const;
