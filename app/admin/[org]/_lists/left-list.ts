import { viewDefinitionSchema } from "@/lib/saved-views/view-definition.ts";

/** How somebody left a list in this browser: the view they looked at, and the order without one. */
export type LeftList = { readonly view: string | null; readonly sort: string | null };

/** @NOTE Kept under the path of each list: no other address is sent it, and none grows by it. */
export const leftListCookie = "gatehouse.list";

/** Reads what `leftListText` wrote; null for anything else. What it names may be gone by now. */
export function readLeftList(text: string | undefined): LeftList | null {
  if (text === undefined) return null;
  const said = new URLSearchParams(text);
  const sort = viewDefinitionSchema.shape.sort.safeParse(said.get("sort") || null);
  return sort.success ? { view: said.get("view") || null, sort: sort.data } : null;
}

export const leftListText = ({ view, sort }: LeftList): string =>
  new URLSearchParams({ view: view ?? "", sort: sort ?? "" }).toString();
