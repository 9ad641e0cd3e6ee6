import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { Titles } from "@/app/_screens/fields/value-words.ts";
import type { Picked } from "@/app/_screens/fields/form-surroundings.tsx";
import { linkedIds, type ContentEntry, type ContentValue } from "@/lib/content/content-entry.ts";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { findForPage, type Where } from "@/lib/doors/page/load-page.ts";
import { listsIn } from "../_lists/lists-in.ts";
import { pickedFrom } from "./picked-from.ts";

/** How the other end of a relation is looked at. */
export type Target = {
  readonly view: "draft" | "published";
  /** The field that names an entry; null: none that one may read. */
  readonly title: string | null;
};

/** What an editor needs to know of the entries that its relations lead to. */
export type Related = {
  readonly targets: Readonly<Record<string, Target>>;
  readonly known: Readonly<Record<string, Picked>>;
};

/** @NOTE As many as a list of ids may name. */
const MOST = 100;

/** Where relations lead, and what is linked already, as far as the member may read it: a question each. */
export async function relatedOf(
  where: Where,
  fields: readonly FormField[],
  entry: ContentEntry | null,
): Promise<Related> {
  const idsTo = (to: string) =>
    entry === null
      ? []
      : fields.filter((field) => field.to === to).flatMap(({ name }) => linkedIds(entry, name));
  return relatedBy(where, fields, idsTo);
}

type Changed = {
  readonly field: string;
  readonly before: ContentValue;
  readonly after: ContentValue;
};

/** What the entries are called that changes of links name, as far as the member may read them. */
export async function titlesOf(
  where: Where,
  fields: readonly FormField[],
  changes: readonly Changed[],
): Promise<Titles> {
  const idsTo = (to: string) =>
    changes
      .filter(({ field }) => fields.some(({ name, to: other }) => name === field && other === to))
      .flatMap(({ before, after }) => [before, after].flat())
      .filter((id) => typeof id === "string");
  const { known } = await relatedBy(where, fields, idsTo);
  return Object.fromEntries(Object.values(known).map(({ id, title }) => [id, title]));
}

async function relatedBy(
  where: Where,
  fields: readonly FormField[],
  idsTo: (to: string) => readonly string[],
): Promise<Related> {
  const lists = await listsIn(typeof where === "string" ? where : where.org);
  const targets: Record<string, Target> = {};
  const known: Record<string, Picked> = {};
  for (const to of new Set(fields.flatMap((field) => field.to ?? []))) {
    const list = lists.find(({ slug }) => slug === to);
    // Pages are no list, and every one of them has a title.
    const target = list ?? ({ view: "published", title: "title" } as const);
    targets[to] = { view: target.view, title: target.title };
    for (const one of await entriesBy(where, to, { ids: idsTo(to), target })) known[one.id] = one;
  }
  return { targets, known };
}

async function entriesBy(
  where: Where,
  to: string,
  { ids, target }: { readonly ids: readonly string[]; readonly target: Target },
): Promise<Picked[]> {
  if (ids.length === 0) return [];
  const question = { filter: { id: { _in: ids.slice(0, MOST) } }, size: String(MOST) };
  const input = { collection: to, question };
  const found =
    target.view === "draft"
      ? await findForPage(listDraftEntries, where, input)
      : await findForPage(listPublishedEntries, where, input);
  return (found?.items ?? []).map((item) => pickedFrom(item, target.title));
}
