import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { COLUMNS, readable, showsWebsite, standing, type SiteView } from "./site-page.ts";

/** The slug of the page that stands at `/`. */
export const HOME = "home";

type Row = { readonly id: string; readonly title: string | null; readonly path: string[] };

/**
 * What some entries of a tree are called, and their addresses: of those that the caller may read, and
 * that can be reached from the root. What lies above them takes no right.
 */
export async function listPaths(
  scope: Scope,
  at: SiteView,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly title: string; readonly href: string }>> {
  if (!showsWebsite(at)) return new Map();
  const { slug, parent, data } = COLUMNS[at.view];
  const there = standing(scope, at);
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    WITH RECURSIVE up AS (
      SELECT e.id, ${data}->>'title' AS title, ${parent} AS above, ARRAY[${slug}] AS path
      FROM entries e WHERE ${there} AND ${readable(scope, at)} AND e.id = ANY(${[...ids]}::uuid[])
      UNION ALL
      SELECT u.id, u.title, s.above, s.slug || u.path FROM up u CROSS JOIN LATERAL (
        SELECT ${parent} AS above, ${slug} AS slug FROM entries e
        WHERE ${there} AND e.id = u.above) s
      WHERE cardinality(u.path) < 20
    )
    SELECT id::text AS id, title, path FROM up WHERE above IS NULL`);
  return new Map(
    rows.map(({ id, title, path }) => [
      id,
      { title: title ?? path.at(-1) ?? "", href: hrefOf(path) },
    ]),
  );
}

/** One address a page: the start page stands at `/` alone. */
export const hrefOf = (path: readonly string[]): string =>
  path.length === 1 && path[0] === HOME ? "/" : `/${path.join("/")}`;
