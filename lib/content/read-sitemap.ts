import { z } from "zod";
import type { Dress } from "@/lib/site-design/dress.ts";
import { readDress } from "@/lib/site-design/read-dress.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { hasList } from "./menus/standing-targets.ts";
import { modelOf, modelsOf } from "./models/model-of.ts";
import { entrySource, viewOf, type EntryView } from "./resource/entry-source.ts";
import { SEO_FIELD } from "./seo.ts";
import { hrefOf } from "./site-paths.ts";
import { COLUMNS, readable, showsWebsite, standing } from "./site-page.ts";

/** An address of the website at which something stands, and when that last changed. */
export type SitemapLine = { readonly href: string; readonly changedAt: string | null };

export type Sitemap = { readonly lines: readonly SitemapLine[]; readonly dress: Dress };

/**
 * Every address of the published website that its visitor may look at: pages with all that is above
 * them, lists, and what stands in them.
 */
export const readSitemap = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "pages",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<Sitemap> => {
    const lines: SitemapLine[] = [];
    for (const { slug, website, publishes } of modelsOf(scope)) {
      const at = website && publishes ? viewOf(scope, "published", slug) : null;
      if (at === null) continue;
      if (slug === "pages") lines.push(...(await pageLines(scope, at)));
      else if (hasList(slug)) lines.push(...(await entryLines(scope, at)));
    }
    return { lines, dress: await readDress(scope) };
  },
});

async function pageLines(scope: Scope, at: EntryView): Promise<SitemapLine[]> {
  if (!showsWebsite(at)) return [];
  const { slug, parent } = COLUMNS.published;
  const there = standing(scope, at);
  const changedAt = entrySource(scope, at).fields.get("updatedAt")?.sql ?? sql`NULL::timestamptz`;
  const rows = await scope.db.$queryRaw<{ path: string[]; changed_at: Date | null }[]>(sql`
    WITH RECURSIVE walk AS (
      SELECT e.id, ARRAY[${slug}] AS path FROM entries e WHERE ${there} AND ${parent} IS NULL
      UNION ALL
      SELECT s.id, w.path || s.slug FROM walk w CROSS JOIN LATERAL (
        SELECT e.id, ${slug} AS slug FROM entries e WHERE ${there} AND ${parent} = w.id) s
      WHERE cardinality(w.path) < 20
    )
    SELECT w.path, ${changedAt} AS changed_at FROM walk w JOIN entries e
      ON e.organization_id = ${scope.organizationId}::uuid AND e.id = w.id
    WHERE ${readable(scope, at)} AND ${isForAll(scope, at)} ORDER BY w.path`);
  return rows.map(({ path, changed_at: at }) => lineOf(hrefOf(path), at));
}

/** @NOTE A list without an entry is no page that anybody looks for. */
async function entryLines(scope: Scope, at: EntryView): Promise<SitemapLine[]> {
  const source = entrySource(scope, at);
  const slug = source.fields.get("slug")?.sql;
  if (slug === undefined || (at.collection === "posts" && !showsWebsite(at))) return [];
  const changedAt = source.fields.get("updatedAt")?.sql ?? sql`NULL::timestamptz`;
  const rows = await scope.db.$queryRaw<{ slug: string; changed_at: Date | null }[]>(sql`
    SELECT ${slug} AS slug, ${changedAt} AS changed_at FROM ${source.from}
    WHERE ${source.where} AND ${slug} IS NOT NULL AND ${isForAll(scope, at)} ORDER BY slug`);
  const list = rows.length === 0 ? [] : [lineOf(`/${at.collection}`, null)];
  return [...list, ...rows.map((row) => lineOf(`/${at.collection}/${row.slug}`, row.changed_at))];
}

/** Whether an entry asks search engines to come; what its visitor may not read of it counts too. */
function isForAll(scope: Scope, { collection }: EntryView): Sql {
  const group = modelOf(scope, collection).definitions?.find(({ name }) => name === SEO_FIELD);
  const part = group?.fields?.find(({ name }) => name === "noindex");
  const path = group === undefined ? [SEO_FIELD, "noindex"] : [group.id, part?.id ?? ""];
  return sql`${COLUMNS.published.data} #>> ${path}::text[] IS DISTINCT FROM 'true'`;
}

const lineOf = (href: string, changedAt: Date | null): SitemapLine => ({
  href,
  changedAt: changedAt?.toISOString() ?? null,
});
