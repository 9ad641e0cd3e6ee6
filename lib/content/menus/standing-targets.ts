import type { EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { findModel } from "../models/model-of.ts";
import { heldFor } from "../resource/entry-rules.ts";
import { entrySource, viewOf } from "../resource/entry-source.ts";
import type { View } from "../resource/entry-sql.ts";
import { listPaths } from "../site-paths.ts";
import type { MenuTarget } from "./menu.ts";

/** What a target is called and where it stands on the website. */
export type Standing = { readonly title: string; readonly href: string };

/** Finds what stands behind a target; null for what the caller may not see, or what is not there. */
export type FindStanding = (target: MenuTarget) => Standing | null;

/** The slug of the collection whose entries are walked to along those above them. */
const PAGES = "pages";
/** Collections of the house that have no address on the website. */
const NOWHERE: ReadonlySet<string> = new Set(["authors"]);

/**
 * Looks up everything that some targets lead to, as the caller may see it in a view: one statement
 * for each collection that is named. What is a draft or gone stands nowhere for those who may not
 * see it.
 */
export async function findStandings(
  scope: Scope,
  view: View,
  targets: readonly MenuTarget[],
): Promise<FindStanding> {
  const ids = new Map<string, Set<string>>();
  for (const target of targets) {
    if (target.kind !== "entry") continue;
    ids.set(target.collection, (ids.get(target.collection) ?? new Set()).add(target.id));
  }
  const found = new Map<string, Standing>();
  for (const [collection, named] of ids) {
    for (const [id, standing] of await entriesOf(scope, view, { collection, ids: [...named] })) {
      found.set(`${collection}/${id}`, standing);
    }
  }
  return (target) => {
    if (target.kind === "address") return { title: target.url, href: target.url };
    if (target.kind === "list") return listOf(scope, view, target.collection);
    return found.get(`${target.collection}/${target.id}`) ?? null;
  };
}

/** The list of a collection, where the caller may read any of it. */
function listOf(scope: Scope, view: View, collection: string): Standing | null {
  const model = findModel(scope, collection);
  if (model === null || !hasList(collection) || !model.website) return null;
  const actions = view === "draft" ? (["read-draft", "read"] as const) : (["read"] as const);
  if (!actions.some((action) => heldFor(scope, action, collection))) return null;
  return { title: model.name, href: `/${collection}` };
}

/** Whether entries of a collection of the website have addresses there. */
export const hasEntries = (collection: string): boolean => !NOWHERE.has(collection);

/** Whether the website has a list of a collection's entries. */
export const hasList = (collection: string): boolean =>
  collection !== PAGES && !NOWHERE.has(collection);

type Named = { readonly collection: string; readonly ids: readonly string[] };

async function entriesOf(
  scope: Scope,
  view: View,
  { collection, ids }: Named,
): Promise<ReadonlyMap<string, Standing>> {
  const model = findModel(scope, collection);
  const at = viewOf(scope, view, collection);
  if (model === null || at === null || !model.website || NOWHERE.has(collection)) return new Map();
  if (collection === PAGES) return listPaths(scope, at, ids);
  const source = entrySource(scope, at);
  const [title, slug] = [model.titleField ?? "", "slug"].map(
    (name) => source.fields.get(name)?.sql,
  );
  if (slug === undefined) return new Map();
  const rows = await scope.db.$queryRaw<{ id: EntryId; title: string | null; slug: string }[]>(sql`
    SELECT e.id, ${title ?? sql`NULL::text`} AS title, ${slug} AS slug FROM ${source.from}
    WHERE ${source.whereByKey} AND e.id = ANY(${[...ids]}::uuid[]) AND ${slug} IS NOT NULL`);
  return new Map(
    rows.map(({ id, title: named, slug: last }) => [
      id,
      { title: named ?? last, href: `/${collection}/${last}` },
    ]),
  );
}
