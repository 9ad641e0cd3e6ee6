import { expect, test } from "vitest";
import { isSystemCollection, shapesWrites, takesRules } from "@/lib/access/ruled-collections.ts";

/** Beside each of the house's own collections, whether rules are obeyed on it. */
const SYSTEM = {
  "asset-folders": false,
  assets: true,
  "audit-events": true,
  "client-errors": true,
  collections: false,
  domains: true,
  "form-submissions": false,
  organizations: false,
  permissions: false,
  policies: true,
  roles: true,
  settings: false,
  site: false,
  "site-design": false,
  "site-hostnames": false,
  "site-menus": false,
  "site-redirects": false,
  "static-tokens": false,
  "sign-in-locks": false,
  links: false,
  imports: false,
  "import-lines": false,
  users: true,
} as const;

test.each(Object.entries(SYSTEM))("%s is the house's own; rules on it: %s", (name, ruled) => {
  expect([isSystemCollection(name), takesRules(name), shapesWrites(name)]).toEqual([
    true,
    ruled,
    false,
  ]);
});

test.each(["posts", "shifts", "", "Users"])("«%s» is content, and obeys everything", (name) => {
  expect([isSystemCollection(name), takesRules(name), shapesWrites(name)]).toEqual([
    false,
    true,
    true,
  ]);
});
