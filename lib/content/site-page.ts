import type { EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { EntryData } from "./entry-data.ts";

/** Which of the two trees a visitor walks: what is published, or what is drafted. */
export type View = "published" | "draft";

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

export type NavigationItem = { readonly slug: string; readonly title: string };

/** @NOTE Column names are constants of this file; nothing of a request stands in the SQL text. */
const COLUMNS = {
  published: {
    slug: "e.published_slug",
    parent: "e.published_parent_id",
    data: "e.published",
    shown: "e.published IS NOT NULL",
    draft: "false",
  },
  draft: {
    slug: "e.slug",
    parent: "e.parent_id",
    data: "e.draft",
    shown: "true",
    draft: "e.changed OR e.published IS NULL",
  },
} as const;

type Row = {
  id: EntryId;
  slug: string;
  data: EntryData;
  updated_at: Date;
  published_at: Date | null;
  is_draft: boolean;
};

const shownEntries = (view: View) => `
  SELECT e.id, ${COLUMNS[view].slug} AS slug, ${COLUMNS[view].parent} AS parent_id, e.position,
    ${COLUMNS[view].data} AS data, e.updated_at, e.published_at, ${COLUMNS[view].draft} AS is_draft
  FROM entries e JOIN collections c ON c.organization_id = e.organization_id
    AND c.id = e.collection_id AND c.slug = $2
  WHERE e.organization_id = $1::uuid AND e.deleted_at IS NULL AND ${COLUMNS[view].shown}`;

/** Walks a path of slugs from the root of a collection's tree; null when it leads nowhere. */
export async function findByPath(
  scope: Scope,
  at: { collection: string; view: View; path: readonly string[] },
): Promise<SiteEntry | null> {
  const step = COLUMNS[at.view];
  const sql = `WITH RECURSIVE walk AS (
      SELECT s.*, 1 AS depth FROM (${shownEntries(at.view)}
        AND ${step.parent} IS NULL AND ${step.slug} = ($3::text[])[1]) s
      UNION ALL
      SELECT s.*, w.depth + 1 FROM walk w CROSS JOIN LATERAL (${shownEntries(at.view)}
        AND ${step.parent} = w.id AND ${step.slug} = ($3::text[])[w.depth + 1]) s
    ) SELECT * FROM walk WHERE depth = cardinality($3::text[])`;
  const rows = await scope.db.$queryRawUnsafe<Row[]>(
    sql,
    scope.organizationId,
    at.collection,
    at.path,
  );
  return rows[0] === undefined ? null : toSiteEntry(rows[0]);
}

/** Pages at the root of the tree, in order, for the site's menu. At most 50. */
export async function listNavigation(scope: Scope, view: View): Promise<NavigationItem[]> {
  const sql = `SELECT s.slug, s.data->>'title' AS title FROM (${shownEntries(view)}) s
    WHERE s.parent_id IS NULL ORDER BY s.position, title, s.id LIMIT 50`;
  return scope.db.$queryRawUnsafe<NavigationItem[]>(sql, scope.organizationId, "pages");
}

/** Pages below a page, in order. At most 200. */
export async function listChildren(
  scope: Scope,
  at: { view: View; parentId: string },
): Promise<NavigationItem[]> {
  const sql = `SELECT s.slug, s.data->>'title' AS title FROM (${shownEntries(at.view)}) s
    WHERE s.parent_id = $3::uuid ORDER BY s.position, title, s.id LIMIT 200`;
  return scope.db.$queryRawUnsafe<NavigationItem[]>(
    sql,
    scope.organizationId,
    "pages",
    at.parentId,
  );
}

/** Posts, newest first, sticky ones before them. `page` counts from 1, twenty to a page. */
export async function listPosts(
  scope: Scope,
  at: { view: View; page: number },
): Promise<{ items: SiteEntry[]; hasMore: boolean }> {
  const sql = `SELECT * FROM (${shownEntries(at.view)}) s
    ORDER BY (s.data->>'sticky') = 'true' DESC, s.published_at DESC NULLS FIRST, s.id
    LIMIT ${POSTS_PER_PAGE + 1} OFFSET $3`;
  const offset = (at.page - 1) * POSTS_PER_PAGE;
  const rows = await scope.db.$queryRawUnsafe<Row[]>(sql, scope.organizationId, "posts", offset);
  const items = rows.slice(0, POSTS_PER_PAGE).map(toSiteEntry);
  return { items, hasMore: rows.length > POSTS_PER_PAGE };
}

const POSTS_PER_PAGE = 20;

const toSiteEntry = (row: Row): SiteEntry => ({
  id: row.id,
  slug: row.slug,
  data: row.data,
  updatedAt: row.updated_at,
  publishedAt: row.published_at,
  isDraft: row.is_draft,
});
