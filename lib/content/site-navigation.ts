import type { Scope } from "@/lib/tenancy/scope.ts";
import { modelsOf } from "./models/model-of.ts";
import { heldFor } from "./resource/entry-rules.ts";
import type { View } from "./resource/entry-sql.ts";
import { listNavigation, showsWebsite, type NavigationItem } from "./site-page.ts";

/** The slug of the page that stands at `/`. */
export const HOME = "home";

/**
 * The website's menu, whatever is shown below it: pages at the root, which takes the right to read
 * those, and the own collections on the website that the visitor may read.
 */
export async function siteNavigation(scope: Scope, view: View): Promise<NavigationItem[]> {
  const pages = (await rootPages(scope, view)).filter(({ slug }) => slug !== HOME);
  const actions = view === "draft" ? (["read-draft", "read"] as const) : (["read"] as const);
  const collections = modelsOf(scope).filter(
    ({ slug, website, definitions }) =>
      website && definitions !== null && actions.some((action) => heldFor(scope, action, slug)),
  );
  return [...pages, ...collections.map(({ slug, name }) => ({ slug, title: name }))];
}

async function rootPages(scope: Scope, view: View): Promise<NavigationItem[]> {
  const drafted = view === "draft" ? heldFor(scope, "read-draft", "pages") : null;
  if (drafted !== null && showsWebsite(drafted)) {
    return listNavigation(scope, { ...drafted, view: "draft" });
  }
  const published = heldFor(scope, "read", "pages");
  if (published === null || !showsWebsite(published)) return [];
  return listNavigation(scope, { ...published, view: "published" });
}
