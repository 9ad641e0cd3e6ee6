import type { Scope } from "@/lib/tenancy/scope.ts";
import { modelsOf } from "../models/model-of.ts";
import { heldFor } from "../resource/entry-rules.ts";
import type { View } from "../resource/entry-sql.ts";
import { listNavigation, showsWebsite } from "../site-page.ts";
import { HOME } from "../site-paths.ts";
import type { Menu, MenuItem } from "./menu.ts";

/** The slug of the collection of posts, whose list the header has until somebody arranges it. */
const POSTS = "posts";

/**
 * A menu that nobody arranged: the header leads to the pages at the root, the lists of the own
 * collections on the website, and the posts; the footer leads nowhere.
 */
export async function defaultMenu(
  scope: Scope,
  view: View,
  menu: Menu,
): Promise<readonly MenuItem[]> {
  if (menu === "footer") return [];
  const pages = (await rootPages(scope, view)).filter(({ slug }) => slug !== HOME);
  const own = modelsOf(scope).filter(({ website, definitions }) => website && definitions !== null);
  return [
    ...pages.map(({ id }) => plain({ kind: "entry", collection: "pages", id })),
    ...[...own.map(({ slug }) => slug), POSTS].map((collection) =>
      plain({ kind: "list", collection }),
    ),
  ];
}

const plain = (target: MenuItem["target"]): MenuItem => ({ label: "", target, items: [] });

async function rootPages(scope: Scope, view: View) {
  const drafted = view === "draft" ? heldFor(scope, "read-draft", "pages") : null;
  if (drafted !== null && showsWebsite(drafted)) {
    return listNavigation(scope, { ...drafted, view: "draft" });
  }
  const published = heldFor(scope, "read", "pages");
  if (published === null || !showsWebsite(published)) return [];
  return listNavigation(scope, { ...published, view: "published" });
}
