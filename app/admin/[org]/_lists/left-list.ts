import { viewDefinitionSchema } from "@/lib/saved-views/view-definition.ts";

/** How somebody left a list in this browser: the view they looked at, and the order without one. */
export type LeftList = { readonly view: string | null; readonly sort: string | null };

/**
 * Reads what `leftListText` wrote for a person; null for anything else, and for what it wrote for
 * another who used the browser. What it names may be gone by now.
 */
export function readLeftList(text: string | undefined, person: string): LeftList | null {
  const said = new URLSearchParams(text);
  if (said.get("by") !== person) return null;
  const sort = viewDefinitionSchema.shape.sort.safeParse(said.get("sort") || null);
  return sort.success ? { view: said.get("view") || null, sort: sort.data } : null;
}
