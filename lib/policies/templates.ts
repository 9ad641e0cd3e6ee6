import type { PolicyAction, PolicyCollection } from "./policy-form/permission-draft.ts";
import { shownFields } from "./policy-form/shown-fields.ts";
import type { PolicyPermission } from "./policy.ts";

/** A permission that is not kept yet. */
export type NewPermission = Omit<PolicyPermission, "id">;

/** A policy to begin with, made for the collections that an organization has (S-75). */
export type PolicyTemplate = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly NewPermission[];
};

/**
 * The policies that most organizations need, with no more than their names say. Each can be kept as
 * it is; one that would hold nothing here is left out.
 */
export function templatesOf(catalogue: readonly PolicyCollection[]): readonly PolicyTemplate[] {
  return TEMPLATES.map(({ permissions, ...template }) => ({
    ...template,
    permissions: permissions(catalogue),
  })).filter(({ permissions }) => permissions.length > 0);
}

type Collections = readonly PolicyCollection[];

type Recipe = Omit<PolicyTemplate, "permissions"> & {
  readonly permissions: (catalogue: Collections) => readonly NewPermission[];
};

/** Those of the actions that the collection knows, to everything. */
const allow = (
  { slug, actions }: PolicyCollection,
  wanted: readonly PolicyAction[],
  limits: Partial<NewPermission> = {},
): NewPermission[] =>
  wanted
    .filter((action) => actions.includes(action))
    .map((action) => ({
      ...{ collection: slug, action },
      ...{ fields: null, rule: null, validation: null, presets: null },
      ...limits,
    }));

const content = (catalogue: Collections) => catalogue.filter(({ kind }) => kind === "content");

const system = (slug: string, catalogue: Collections) =>
  catalogue.filter((one) => one.slug === slug && one.kind === "system");

const files = (catalogue: Collections) =>
  ["assets", "asset-folders"].flatMap((slug) => system(slug, catalogue));

/** Where entries know who made them, and are published: posts before anything else. */
const written = (catalogue: Collections): readonly PolicyCollection[] => {
  const fit = content(catalogue).filter(
    ({ drafts, fields }) => drafts && fields.some(({ name }) => name === "createdBy"),
  );
  return fit
    .filter(({ slug }) => slug === "posts")
    .concat(fit)
    .slice(0, 1);
};

const OWN = { createdBy: { _eq: "$CURRENT_USER" } };

const TEMPLATES: readonly Recipe[] = [
  {
    key: "website-api",
    name: "Website API",
    description: "What a partner’s website shows: published content, and forms that it sends in.",
    permissions: (catalogue) => [
      ...content(catalogue)
        .filter(({ drafts }) => drafts)
        .flatMap((one) => allow(one, ["read"], { fields: shownFields(one) })),
      ...catalogue
        .filter(({ slug }) => /(?:^|-)submissions?$/.test(slug))
        .flatMap((one) => allow(one, ["create"])),
    ],
  },
  {
    key: "guest-author",
    name: "Guest Author",
    description: "Writes posts, and sees and changes no others than those.",
    permissions: (catalogue) =>
      written(catalogue).flatMap((one) => [
        ...allow(one, ["create"]),
        ...allow(one, ["read", "read-draft", "update"], { rule: OWN }),
      ]),
  },
  {
    key: "content-manager",
    name: "Content Manager",
    description: "Everything about content and its files, and nothing about people or settings.",
    permissions: (catalogue) => [
      ...content(catalogue).flatMap((one) =>
        allow(one, ["read", "read-draft", "create", "update", "delete", "publish"]),
      ),
      ...files(catalogue).flatMap((one) => allow(one, ["read", "create", "update", "delete"])),
    ],
  },
  {
    key: "read-only",
    name: "Read only",
    description: "Sees all content and files, drafts too, and changes nothing.",
    permissions: (catalogue) => [
      ...content(catalogue).flatMap((one) => allow(one, ["read", "read-draft"])),
      ...files(catalogue).flatMap((one) => allow(one, ["read"])),
    ],
  },
  {
    key: "user-manager",
    name: "User Manager",
    description: "Looks after members and gives them the role User; not after content.",
    permissions: (catalogue) => [
      ...system("users", catalogue).flatMap((one) =>
        allow(one, ["read", "create", "update", "delete"]),
      ),
      ...system("roles", catalogue).flatMap((one) => [
        ...allow(one, ["read"]),
        ...(one.takesRules ? allow(one, ["share"], { rule: { slug: { _in: ["user"] } } }) : []),
      ]),
    ],
  },
  {
    key: "watcher",
    name: "Auditor",
    description: "Reads the audit log, browser errors and who may do what; changes nothing.",
    permissions: (catalogue) =>
      ["audit-events", "client-errors", "users", "roles", "policies"].flatMap((slug) =>
        system(slug, catalogue).flatMap((one) => allow(one, ["read"])),
      ),
  },
];
