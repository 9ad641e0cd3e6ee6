import type { Case } from "@/lib/access/grants.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { anyHolds, conditionSql, showing, showingWithin } from "@/lib/query/row-rules.ts";
import { readableFields, type Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { findModel, modelOf } from "../models/model-of.ts";
import { entryFields, type Sight } from "./entry-fields.ts";
import { entryRules, heldFor, whereMay } from "./entry-rules.ts";
import {
  belongsTo,
  EVERYWHERE,
  inCollection,
  statusSql,
  type Reached,
  type View,
} from "./entry-sql.ts";
import { entryTexts } from "./entry-texts.ts";
import { textFields } from "./text-fields.ts";
import { withKeys } from "./with-keys.ts";

/** Which entries, and what a permit holds of them. */
export type EntryView = {
  readonly collection: string;
  readonly view: View;
  readonly cases: readonly Case[];
  /** What is said in the language asked for alone; left out: in the default one what is not said in it. */
  readonly said?: "alone" | undefined;
  /** The fields are read in the rows of the source and in no others. */
  readonly within?: true;
};

/**
 * The entries of a collection as the caller may read them in a view: those rows, those fields.
 * @throws NotFound without such a collection, and for the drafts of one that has none.
 */
export function entrySource(scope: Scope, seen: EntryView): Source {
  const { collection, view, cases, said } = seen;
  const model = modelOf(scope, collection);
  if (view === "draft" && !model.publishes) throw new NotFound();
  const rules = entryRules(scope, { action: actionFor(view), collection, cases });
  const isThere = view === "published" ? sql`e.published IS NOT NULL` : sql`true`;
  const mayRead = conditionSql(anyHolds(rules));
  const { organizationId } = scope;
  const fields = readableFields(
    withKeys(entryFields(model, sightOf(scope, { collection, view, said })), model, {
      organizationId,
      view,
    }),
    seen.within === true ? showingWithin(rules) : showing(rules),
    (type) => viewOf(scope, view, type) !== null,
  );
  return {
    type: collection,
    name: `${view}/${collection}`,
    from: sql`entries e`,
    where: sql`${inCollection(organizationId, collection)} AND ${isThere} AND ${mayRead}`,
    whereByKey: sql`${belongsTo(organizationId, collection)} AND ${isThere} AND ${mayRead}`,
    fields,
    texts: entryTexts({
      locale: scope.locale,
      views: [view],
      fields: textFields(model, fields),
    }),
    sort: orderOf(model, view),
    ofContent: true,
    revision: revisionSql(scope, collection),
    related: madeOnceEach((type) => relatedSource(scope, view, type)),
  };
}

/**
 * The source of each type, made once: what is compiled for a source is kept beside it.
 * @NOTE Types that lead nowhere are not remembered: there is no end to what somebody may ask for.
 */
function madeOnceEach(make: Source["related"]): Source["related"] {
  const known = new Map<string, Source>();
  return (type) => {
    const source = known.get(type) ?? make(type);
    if (source !== null) known.set(type, source);
    return source;
  };
}

/**
 * The source of another collection, as seen from a view: as drafted where the caller may read drafts
 * of it too, otherwise as published, otherwise not at all.
 */
export function relatedSource(scope: Scope, view: View, type: string): Source | null {
  const seen = viewOf(scope, view, type);
  return seen === null ? null : entrySource(scope, seen);
}

/**
 * A collection as the caller may read it from a view; null: not at all.
 * @NOTE Without drafts there is one form, and the right to it is the right to read.
 */
export function viewOf(scope: Scope, view: View, collection: string): EntryView | null {
  const model = findModel(scope, collection);
  if (model === null) return null;
  const draft =
    view === "draft" && model.publishes ? heldFor(scope, "read-draft", collection) : null;
  if (draft !== null) return { collection, view: "draft", cases: draft.cases };
  const published = heldFor(scope, "read", collection);
  return published === null ? null : { collection, view: "published", cases: published.cases };
}

/** What is new comes first. */
function orderOf({ publishes }: CollectionModel, view: View): string {
  if (!publishes) return "-createdAt";
  return view === "published" ? "-publishedAt" : "-updatedAt";
}

/** The right that it takes to look at a view. */
export const actionFor = (view: View) => (view === "draft" ? "read-draft" : "read");

/**
 * What somebody sees who looks at a collection in a view.
 * @NOTE That a draft has moved on is told to those who may look at the draft.
 */
export function sightOf(scope: Scope, { collection, view, said }: Omit<EntryView, "cases">): Sight {
  const seesDraft = view === "draft" ? "always" : whereMay(scope, collection, ["read-draft"]);
  return {
    view,
    fallback: said === "alone" ? scope.locale : (scope.locales[0] ?? ""),
    reached: (type) => reachedOf(scope, view, type),
    status:
      seesDraft === "always"
        ? statusSql
        : sql`CASE WHEN ${conditionSql(seesDraft)} THEN ${statusSql} ELSE 'published' END`,
  };
}

/** The entries of another collection that a relationship may lead to. */
function reachedOf(scope: Scope, view: View, collection: string): Reached {
  const seen = viewOf(scope, view, collection);
  if (seen === null) return { view: "published", where: sql`false` };
  const may = anyHolds(entryRules(scope, { ...seen, action: actionFor(seen.view) }));
  return { view: seen.view, where: may === "always" ? EVERYWHERE : conditionSql(may) };
}

/**
 * What counts the changes of entries `e`, for those who may make one.
 * @NOTE How often a draft was saved is nobody's business who may not look at it or write it.
 */
export function revisionSql(scope: Scope, collection: string): Sql | null {
  const may = whereMay(scope, collection, ["read-draft", "update", "publish", "delete"]);
  if (may === "never") return null;
  return may === "always" ? sql`e.revision` : sql`(CASE WHEN ${may} THEN e.revision END)`;
}
