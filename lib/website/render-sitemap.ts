import { html, raw } from "hono/html";
import type { SitemapLine } from "@/lib/content/read-sitemap.ts";

/** The most addresses in one file (sitemaps.org, «Sitemap index files»). */
export const MOST_IN_SITEMAP = 50_000;

const HEAD = raw('<?xml version="1.0" encoding="UTF-8"?>\n');
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A sitemap, or where there are too many addresses for one, the list of its parts. */
export function renderSitemap(origin: string, lines: readonly SitemapLine[]): string {
  if (lines.length <= MOST_IN_SITEMAP) return renderPart(origin, lines);
  const parts = Array.from(
    { length: Math.ceil(lines.length / MOST_IN_SITEMAP) },
    (_, at) => at + 1,
  );
  const shown = parts.map(
    (part) => html`<sitemap><loc>${origin}/sitemap-${part}.xml</loc></sitemap>`,
  );
  return text(html`${HEAD}<sitemapindex xmlns="${NAMESPACE}">${shown}</sitemapindex>`);
}

/** One part of a sitemap, counted from 1; null where there is none. */
export function renderSitemapPart(
  origin: string,
  lines: readonly SitemapLine[],
  part: number,
): string | null {
  const from = (part - 1) * MOST_IN_SITEMAP;
  const own = lines.slice(from, from + MOST_IN_SITEMAP);
  if (own.length === 0 || lines.length <= MOST_IN_SITEMAP) return null;
  return renderPart(origin, own);
}

function renderPart(origin: string, lines: readonly SitemapLine[]): string {
  // @NOTE Not by templates: tens of thousands of small ones take seconds.
  const urls = lines.map(({ href, changedAt }) => {
    const changed = changedAt === null ? "" : `<lastmod>${changedAt}</lastmod>`;
    return `<url><loc>${escaped(`${origin}${encodeURI(href)}`)}</loc>${changed}</url>`;
  });
  return text(html`${HEAD}<urlset xmlns="${NAMESPACE}">${raw(urls.join("\n"))}</urlset>`);
}

const escaped = (address: string): string => text(html`${address}`);

const text = (made: ReturnType<typeof html>): string => {
  if (made instanceof Promise) throw new TypeError("Nothing in a sitemap is waited for.");
  return made.toString();
};
