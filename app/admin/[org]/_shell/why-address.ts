/** The collections behind the sections of the dashboard that are called otherwise. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  members: "users",
  tokens: "static-tokens",
  "site-access": "site",
  "audit-log": "audit-events",
  errors: "client-errors",
};

/**
 * Where the dashboard explains why a page of it is refused, and in which organization; null for a
 * path that is no section's. The screen asks about whoever opens it.
 */
export function whyAddress(path: string): { readonly org: string; readonly href: string } | null {
  const [, admin, org = "", section = "", own = ""] = path.split(/[/?]/);
  if (admin !== "admin" || org === "" || section === "") return null;
  const collection = section === "content" ? own : (COLLECTIONS[section] ?? section);
  const query = new URLSearchParams({ action: "read", collection });
  return { org, href: `/admin/${org}/explain?${query}` };
}
