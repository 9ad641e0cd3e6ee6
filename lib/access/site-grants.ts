import type { Action } from "./action.ts";
import type { Case } from "./grants.ts";
import type { Principal } from "./principal.ts";

/** Every public file: what a page shows is seen by whoever sees the page. */
const PUBLIC_FILES: Case = Object.freeze({
  fields: "all",
  rule: Object.freeze({ visibility: { _eq: "public" } }),
  permission: null,
  validation: null,
  presets: null,
});

/**
 * What whoever got onto a website may read without any role, beside what roles give them: the files
 * that are not private (decision 0034).
 */
export function siteCases(
  { kind }: Pick<Principal, "kind">,
  { action, collection }: { readonly action: Action; readonly collection: string },
): readonly Case[] {
  const isOnSite = kind === "anonymous" || kind === "guest" || kind === "bypass";
  return isOnSite && action === "read" && collection === "assets" ? [PUBLIC_FILES] : [];
}
