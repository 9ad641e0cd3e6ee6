/** What the house keeps beside content, and so no organization's own collection can be called. */
const SYSTEM: ReadonlySet<string> = new Set([
  "users",
  "roles",
  "policies",
  "permissions",
  "domains",
  "client-errors",
  "audit-events",
  "collections",
  "fields",
  "site",
  "site-design",
  "site-hostnames",
  "site-menus",
  "site-redirects",
  "settings",
  "static-tokens",
  "sign-in-locks",
  "saved-views",
  "links",
  "imports",
  "import-lines",
  "organizations",
  "form-submissions",
  "assets",
  "asset-folders",
]);

const RULED_SYSTEM: ReadonlySet<string> = new Set([
  ...["users", "roles", "policies", "domains"],
  ...["client-errors", "audit-events", "assets"],
]);

/** Whether a collection is the house's own; any other is content. */
export const isSystemCollection = (collection: string): boolean => SYSTEM.has(collection);

/**
 * Whether every path to the collection's rows obeys row rules. A rule on any other collection gives
 * nothing and cannot be stored: an engine that forgot it somewhere would open every row.
 */
export const takesRules = (collection: string): boolean =>
  !isSystemCollection(collection) || RULED_SYSTEM.has(collection);

/** Whether what a permission says of written rows is obeyed: what they must be like, what is filled in. */
export const shapesWrites = (collection: string): boolean => !isSystemCollection(collection);
