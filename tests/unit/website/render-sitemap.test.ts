import { describe, expect, test } from "vitest";
import { MOST_IN_SITEMAP, renderSitemap, renderSitemapPart } from "@/lib/website/render-sitemap.ts";

const origin = "https://acme.test";
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ href: `/p/${at}`, changedAt: null }));

describe("a sitemap", () => {
  test("names addresses as machines spell them, and when they changed", () => {
    const map = renderSitemap(origin, [
      { href: "/über-uns&mehr", changedAt: "2026-05-02T10:00:00.000Z" },
    ]);
    expect(map).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset/);
    expect(map).toContain(
      "<url><loc>https://acme.test/%C3%BCber-uns&amp;mehr</loc><lastmod>2026-05-02T10:00:00.000Z</lastmod></url>",
    );
    expect(renderSitemapPart(origin, lines(3), 1)).toBeNull();
  });

  test("of too many addresses is a list of its parts, which hold each of them once", () => {
    const all = lines(MOST_IN_SITEMAP + 2);
    const index = renderSitemap(origin, all);
    expect(index).toContain("<loc>https://acme.test/sitemap-2.xml</loc>");
    expect(index).not.toContain("sitemap-3.xml");
    expect(renderSitemapPart(origin, all, 1)?.match(/<url>/g)).toHaveLength(MOST_IN_SITEMAP);
    expect(renderSitemapPart(origin, all, 2)?.match(/<url>/g)).toHaveLength(2);
    expect(renderSitemapPart(origin, all, 3)).toBeNull();
  });
});
