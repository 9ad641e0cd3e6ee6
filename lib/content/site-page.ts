import { holdsField, unitedFields } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import type { EntryId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { anyHolds, conditionSql, showing } from "@/lib/query/row-rules.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { BlockOf } from "./blocks/block-schema.ts";
import type { EntryData } from "./entry-data.ts";
import { modelOf } from "./models/model-of.ts";
import { entryRules } from "./resource/entry-rules.ts";
import { actionFor, entrySource, type EntryView } from "./resource/entry-source.ts";
import { inCollection } from "./resource/entry-sql.ts";

/** An entry as the website shows it. */
export type SiteEntry = {
  readonly id: EntryId;
  readonly slug: string;
  readonly data: EntryData;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  /** What is shown differs from what is published, or nothing is published yet. */
  readonly isDraft: boolean;
};

export type NavigationItem = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
};

type Row = {
  id: EntryId;
  slug: string;
  data: JsonObject;
  hidden: string[];
  updated_at: Date;
  published_at: Date | null;
  is_draft: boolean;
};

/** What is looked at: one collection in one view, and what the permit for it holds. */
export type SiteView = EntryView;

/** Where each of the two trees is kept. */
export const COLUMNS = {
  published: {
    slug: sql`e.published_slug`,
    parent: sql`e.published_parent_id`,
    data: sql`e.published`,
    draft: sql`false`,
  },
  draft: {
    slug: sql`e.slug`,
    parent: sql`e.parent_id`,
    data: sql`e.draft`,
    draft: sql`(e.changed OR e.published IS NULL)`,
  },
} as const;

/** What the website shows of an entry: it is shown as a whole or not at all. */
const SITE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  pages: ["title", "slug", "blocks"],
  posts: ["title", "slug", "body", "excerpt", "tags", "categories", "publishedAt"],
};

/** Whether any entry at all can be shown by these cases. */
export function showsWebsite({ collection, cases }: Pick<Permit, "collection" | "cases">): boolean {
  const fields = unitedFields(cases);
  return (SITE_FIELDS[collection] ?? []).every((name) => holdsField(fields, name));
}

/** The entries `e` that stand in a tree, whoever may read them. */
export const standing = (scope: Scope, { collection, view }: SiteView): Sql =>
  view === "published"
    ? sql`${inCollection(scope.organizationId, collection)} AND e.published IS NOT NULL`
    : inCollection(scope.organizationId, collection);

/** The names of what the caller may not read of an entry `e`. */
function hiddenNames(scope: Scope, at: SiteView): Sql {
  const rules = entryRules(scope, { ...at, action: actionFor(at.view) });
  const shownIf = showing(rules);
  const names = [...modelOf(scope, at.collection).fields.keys()].map((name) => {
    const condition = shownIf(name);
    if (condition === "always") return sql`NULL::text`;
    return sql`CASE WHEN ${conditionSql(condition)} THEN NULL ELSE ${name}::text END`;
  });
  return sql`array_remove(ARRAY[${joinSql(names)}], NULL)`;
}

const shownColumns = (scope: Scope, at: SiteView): Sql => sql`
  e.id, ${COLUMNS[at.view].slug} AS slug, ${COLUMNS[at.view].data} AS data,
  ${hiddenNames(scope, at)} AS hidden, e.updated_at, e.published_at,
  ${COLUMNS[at.view].draft} AS is_draft`;

/**
 * Walks a path of slugs from the root of a collection's tree; null when it leads nowhere, or to an
 * entry that the caller may not read. What lies on the way is not shown and takes no right.
 */
export async function findByPath(
  scope: Scope,
  at: SiteView & { path: readonly string[] },
): Promise<SiteEntry | null> {
  const { slug, parent } = COLUMNS[at.view];
  const there = standing(scope, at);
  const path = sql`${[...at.path]}::text[]`;
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    WITH RECURSIVE walk AS (
      SELECT e.id, 1 AS depth FROM entries e
      WHERE ${there} AND ${parent} IS NULL AND ${slug} = (${path})[1]
      UNION ALL
      SELECT s.id, w.depth + 1 FROM walk w CROSS JOIN LATERAL (
        SELECT e.id FROM entries e
        WHERE ${there} AND ${parent} = w.id AND ${slug} = (${path})[w.depth + 1]) s
    )
    SELECT ${shownColumns(scope, at)} FROM walk w JOIN entries e
      ON e.organization_id = ${scope.organizationId}::uuid AND e.id = w.id
    WHERE w.depth = cardinality(${path}) AND ${readable(scope, at)}`);
  return rows[0] === undefined ? null : toSiteEntry(scope, rows[0], at);
}

/** The entry of this id; null where there is none that the caller may read. */
export async function findEntryOfSite(
  scope: Scope,
  at: SiteView,
  id: string,
): Promise<SiteEntry | null> {
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    SELECT ${shownColumns(scope, at)} FROM entries e
    WHERE ${standing(scope, at)} AND e.id = ${id}::uuid AND ${readable(scope, at)}`);
  return rows[0] === undefined ? null : toSiteEntry(scope, rows[0], at);
}

/** Pages at the root of the tree, in order, for the site's menu. At most 50. */
export const listNavigation = (scope: Scope, at: SiteView): Promise<NavigationItem[]> =>
  listItems(scope, at, { below: sql`${COLUMNS[at.view].parent} IS NULL`, most: 50 });

/** Pages below a page, in order. At most 200. */
export const listChildren = (
  scope: Scope,
  at: SiteView,
  parentId: string,
): Promise<NavigationItem[]> =>
  listItems(scope, at, {
    below: sql`${COLUMNS[at.view].parent} = ${parentId}::uuid`,
    most: 200,
  });

async function listItems(
  scope: Scope,
  at: SiteView,
  { below, most }: { below: Sql; most: number },
): Promise<NavigationItem[]> {
  const { slug, data } = COLUMNS[at.view];
  return scope.db.$queryRaw<NavigationItem[]>(sql`
    SELECT e.id::text AS id, ${slug} AS slug, ${data}->>'title' AS title FROM entries e
    WHERE ${standing(scope, at)} AND ${readable(scope, at)} AND ${below}
    ORDER BY e.position, title, e.id LIMIT ${most}`);
}

/** Posts, newest first, sticky ones before them. `page` counts from 1, twenty to a page. */
export async function listPosts(
  scope: Scope,
  at: SiteView,
  page: number,
): Promise<{ items: SiteEntry[]; hasMore: boolean }> {
  const sticky = entrySource(scope, at).fields.get("sticky")?.sql ?? sql`NULL`;
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    SELECT ${shownColumns(scope, at)} FROM entries e
    WHERE ${standing(scope, at)} AND ${readable(scope, at)}
    ORDER BY coalesce(${sticky}, false) DESC, e.published_at DESC NULLS FIRST, e.id
    LIMIT ${POSTS_PER_PAGE + 1} OFFSET ${(page - 1) * POSTS_PER_PAGE}`);
  const items = rows.slice(0, POSTS_PER_PAGE).map((row) => toSiteEntry(scope, row, at));
  return { items, hasMore: rows.length > POSTS_PER_PAGE };
}

const POSTS_PER_PAGE = 20;

/** Posts for a list on a page: at most so many, in its order; being sticky makes no difference. */
export async function listPostsForBlock(
  scope: Scope,
  at: SiteView,
  { count, order }: Pick<BlockOf<"entries">, "count" | "order">,
): Promise<readonly SiteEntry[]> {
  const orders = {
    newest: sql`e.published_at DESC NULLS FIRST`,
    oldest: sql`e.published_at ASC NULLS LAST`,
    title: sql`lower(${COLUMNS[at.view].data}->>'title')`,
  };
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    SELECT ${shownColumns(scope, at)} FROM entries e
    WHERE ${standing(scope, at)} AND ${readable(scope, at)}
    ORDER BY ${orders[order]}, e.id LIMIT ${count}`);
  return rows.map((row) => toSiteEntry(scope, row, at));
}

/** Which entries `e` the caller may read as far as the website shows them. */
export function readable(scope: Scope, { collection, view, cases }: SiteView): Sql {
  const rules = entryRules(scope, { action: actionFor(view), collection, cases });
  const shownIf = showing(rules);
  const conditions = new Set((SITE_FIELDS[collection] ?? []).map((name) => shownIf(name)));
  return joinSql([anyHolds(rules), ...conditions].map(conditionSql), " AND ");
}

/** What the caller may not read and the website does not show is blank. */
function toSiteEntry(scope: Scope, row: Row, { collection }: SiteView): SiteEntry {
  const shown = Object.entries(row.data).filter(([name]) => !row.hidden.includes(name));
  const blank = { title: "", ...modelOf(scope, collection).blank };
  return {
    id: row.id,
    slug: row.slug,
    data: { ...blank, ...Object.fromEntries(shown) } as unknown as EntryData,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
    isDraft: row.is_draft,
  };
}
