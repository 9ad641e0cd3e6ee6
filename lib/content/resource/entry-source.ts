import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { Fields } from "@/lib/access/grants.ts";
import type { Field, FieldDescription } from "@/lib/query/field.ts";
import { readableFields, type Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { ContentCollection } from "../entry-data.ts";
import { ENTRY_MODELS, isContentCollection } from "./entry-model.ts";
import { authorSql, dataSql, inCollection, parentSql, statusSql, type View } from "./entry-sql.ts";

/** Which entries, and the fields of them that a permit holds. */
export type EntryView = {
  readonly collection: ContentCollection;
  readonly view: View;
  readonly fields: Fields;
};

/** The entries of a collection as the caller may read them in a view. */
export function entrySource(scope: Scope, { collection, view, fields }: EntryView): Source {
  const related = (type: string) => relatedSource(scope, view, type);
  const all = new Map(
    [...ENTRY_MODELS[collection]].map(([name, description]) => [
      name,
      fieldOf(scope, { name, description, collection, view }),
    ]),
  );
  const isThere = view === "published" ? sql`e.published IS NOT NULL` : sql`true`;
  return {
    type: collection,
    name: `${view}/${collection}`,
    from: sql`entries e`,
    where: sql`${inCollection(scope.organizationId, collection)} AND ${isThere}`,
    fields: readableFields(all, fields, (type) => mayRead(scope, view, type)),
    sort: view === "published" ? "-publishedAt" : "-updatedAt",
    revision: countsChanges(scope, collection) ? sql`e.revision` : null,
    related,
  };
}

/**
 * The source of another collection, as seen from a view: as drafted where the caller may read drafts
 * of it too, otherwise as published, otherwise not at all.
 */
export function relatedSource(scope: Scope, view: View, type: string): Source | null {
  if (!isContentCollection(type)) return null;
  const seen = viewOf(scope, view, type);
  return seen === null ? null : entrySource(scope, { collection: type, ...seen });
}

/** @NOTE Asked without making the source: a collection may refer to itself. */
const mayRead = (scope: Scope, view: View, type: string): boolean =>
  isContentCollection(type) && viewOf(scope, view, type) !== null;

function viewOf(
  scope: Scope,
  view: View,
  type: ContentCollection,
): Omit<EntryView, "collection"> | null {
  const draft = view === "draft" ? permitOf(scope, "read-draft", type) : null;
  if (draft !== null) return { view: "draft", fields: draft.fields };
  const published = permitOf(scope, "read", type);
  return published === null ? null : { view: "published", fields: published.fields };
}

function permitOf<Asked extends Action>(scope: Scope, action: Asked, collection: string) {
  const decision = decide(scope.principal, scope.grants, { action, collection, id: null });
  return decision.allowed ? decision.permit : null;
}

/** @NOTE How often a draft was saved is nobody's business who may not look at it or write it. */
const countsChanges = (scope: Scope, collection: string): boolean =>
  (["read-draft", "update", "publish", "delete"] as const).some(
    (action) => permitOf(scope, action, collection) !== null,
  );

type Placed = {
  readonly name: string;
  readonly description: FieldDescription;
  readonly collection: ContentCollection;
  readonly view: View;
};

function fieldOf(scope: Scope, placed: Placed): Field {
  const { name, description, view } = placed;
  const value = columnOf(scope, placed) ?? dataSql(view, name, description.kind);
  return { ...description, sql: value };
}

/** Where a field is kept that is no part of the entry's JSON. */
function columnOf(scope: Scope, { name, collection, view }: Placed): Sql | null {
  switch (name) {
    case "author":
      return authorSql(view, viewOf(scope, view, "authors")?.view ?? "published");
    case "parent":
      return parentSql(viewOf(scope, view, "pages")?.view ?? "published");
    case "status":
      return mayKnowStatus(scope, view, collection) ? statusSql : sql`'published'::text`;
    default:
      return COLUMNS[view].get(name) ?? null;
  }
}

const COMMON: readonly [string, Sql][] = [
  ["id", sql`e.id`],
  ["position", sql`e.position`],
  ["createdAt", sql`e.created_at`],
  ["publishedAt", sql`e.published_at`],
];

const COLUMNS: Readonly<Record<View, ReadonlyMap<string, Sql>>> = {
  published: new Map([
    ...COMMON,
    ["slug", sql`e.published_slug`],
    ["updatedAt", sql`e.published_updated_at`],
  ]),
  draft: new Map([...COMMON, ["slug", sql`e.slug`], ["updatedAt", sql`e.updated_at`]]),
};

const mayKnowStatus = (scope: Scope, view: View, collection: string): boolean =>
  view === "draft" || permitOf(scope, "read-draft", collection) !== null;
