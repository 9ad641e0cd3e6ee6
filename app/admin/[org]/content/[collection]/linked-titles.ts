import { linkedIds, type ContentEntry, type ContentValue } from "@/lib/content/content-entry.ts";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { listPublishedEntries } from "@/lib/content/resource/list-entry-resources.ts";
import { findForPage } from "@/lib/doors/page/load-page.ts";
import type { Titles } from "./links-of.ts";
import { collectionsIn } from "../../_shell/collections-in.ts";

/** @NOTE As many as a list of ids may name. */
const MOST = 100;

/** The titles of what entries link to, as far as the member may read them: a question a collection. */
export async function linkedTitles(
  org: string,
  { fields }: CollectionFor,
  entries: readonly ContentEntry[],
): Promise<Titles> {
  const known = await collectionsIn(org);
  const wanted = new Map<string, Set<string>>();
  for (const { name, to } of fields) {
    if (to === null) continue;
    const ids = wanted.get(to) ?? new Set<string>();
    for (const entry of entries) for (const id of linkedIds(entry, name)) ids.add(id);
    wanted.set(to, ids);
  }
  const titles: Record<string, string> = {};
  for (const [to, ids] of wanted) {
    const titleField = known.find(({ slug }) => slug === to)?.titleField ?? null;
    if (ids.size === 0 || titleField === null) continue;
    const question = { filter: { id: { _in: [...ids].slice(0, MOST) } }, size: String(MOST) };
    const found = await findForPage(listPublishedEntries, org, { collection: to, question });
    for (const { id, attributes } of found?.items ?? []) {
      titles[id] = textOf(attributes[titleField]);
    }
  }
  return titles;
}

const textOf = (title: ContentValue | undefined): string =>
  typeof title === "string" && title !== "" ? title : "Untitled";
