import { describe, expect, test } from "vitest";
import { NO_SIZES } from "@/lib/content/image-sizes.ts";
import { NO_MENUS } from "@/lib/content/menus/menu.ts";
import type { SiteContent } from "@/lib/content/read-site.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import { renderNotFound } from "@/lib/website/render-notice.ts";
import type { SiteContext } from "@/lib/website/site-context.ts";
import { plainDress as dress } from "./plain-dress.ts";
import { documentOf } from "../../../scripts/demo/rich-text.ts";

const base = { scheme: "https", root: "localhost" } as const;
const site: SiteContext = { name: "Acme & <Sons>", path: "/about", viewer: null, base };
const EVIL = `"><script>alert(1)</script>`;

const page = (
  more: Partial<Extract<SiteContent, { kind: "page" }>["entry"]> = {},
): SiteContent => ({
  kind: "page",
  navigation: { header: [{ label: EVIL, href: "/about", items: [] }], footer: [] },
  dress: dress(),
  images: NO_SIZES,
  children: [{ id: newId(), slug: "the-team", title: "Team" }],
  reads: { listed: new Map(), forms: new Map() },
  entry: {
    id: newId(),
    slug: "about",
    data: {
      title: EVIL,
      blocks: [
        { id: newId(), kind: "richText", doc: documentOf([EVIL]) },
        { id: newId(), kind: "image", url: "/x.png?a=1&b=2", alt: EVIL, caption: EVIL },
      ],
    },
    updatedAt: new Date(0),
    publishedAt: new Date(0),
    isDraft: false,
    ...more,
  },
});

const post = {
  id: newId(),
  slug: "news",
  updatedAt: new Date(0),
  publishedAt: new Date("2026-05-02T10:00:00Z"),
  isDraft: false,
  data: {
    title: "News",
    body: documentOf(["Body"]),
    excerpt: "Short",
    tags: ["forge"],
    categories: ["Workshop"],
    author: "ida-holm",
    sticky: false,
    secretNote: "hidden-only",
  },
} as const;

describe("a website page", () => {
  test("is plain text, a whole document, without script, inline style or handler", async () => {
    const document = await renderContent(site, page());
    expect(typeof document).toBe("string");
    expect(document).toMatch(/^<!doctype html>/);
    expect(document).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  });

  test("escapes every text that people wrote, wherever it stands", async () => {
    const document = await renderContent(site, page());
    expect(document).toContain("Acme &amp; &lt;Sons&gt;");
    expect(document.match(/&lt;script&gt;alert/g)?.length).toBeGreaterThanOrEqual(6);
    expect(document).toContain("/x.png?a=1&amp;b=2");
  });

  test("leads to the pages below it, and says where one is", async () => {
    const document = await renderContent(site, page());
    expect(document).toContain('href="/about/the-team"');
    expect(document).toContain('aria-current="page"');
  });

  test("marks a draft, and tells a guest from everybody else", async () => {
    const published = await renderContent(site, page());
    const drafted = await renderContent({ ...site, viewer: "guest" }, page({ isDraft: true }));
    expect(published).not.toContain("as a guest");
    expect(published).not.toContain('class="draft"');
    expect(drafted).toContain("as a guest");
    expect(drafted).toContain('class="draft"');
    expect(drafted).toContain('content="noindex"');
  });
});

describe("posts", () => {
  test("show their date and what they are filed under, never their hidden note", async () => {
    const content = {
      kind: "post",
      navigation: NO_MENUS,
      dress: dress(),
      images: NO_SIZES,
      entry: post,
    } as unknown as SiteContent;
    const document = await renderContent({ ...site, path: "/posts/news" }, content);
    expect(document).toContain("May 2, 2026");
    expect(document).toContain("Workshop, #forge");
    expect(document).not.toContain("hidden-only");
  });

  test("are listed with a way to older and newer ones", async () => {
    const list = {
      kind: "posts",
      navigation: NO_MENUS,
      dress: dress(),
      images: NO_SIZES,
      posts: [post],
      page: 2,
      hasMore: true,
    };
    const document = await renderContent(
      { ...site, path: "/posts" },
      list as unknown as SiteContent,
    );
    expect(document).toContain('href="/posts/news"');
    expect(document).toContain('href="/posts?page=1"');
    expect(document).toContain('href="/posts?page=3"');
    expect(document).not.toContain("hidden-only");
  });
});

test("an entry says to machines what its author wrote for them, and whether they may come", async () => {
  const seo = { title: EVIL, description: "In short.", image: null, noindex: false };
  const data = { title: "About", blocks: [], seo };
  const told = await renderContent(site, page({ data }));
  expect(told).toContain('<meta name="description" content="In short." />');
  expect(told).toMatch(/<title>&quot;&gt;&lt;script/);
  expect(told).toContain('<link rel="canonical"');
  const hidden = { ...data, seo: { ...seo, noindex: true } };
  const kept = await renderContent(site, page({ data: hidden }));
  expect(kept).toContain('<meta name="robots" content="noindex" />');
  expect(kept).not.toContain('rel="canonical"');
});

test("the page for an address where nothing stands is readable and leads home", async () => {
  const document = await renderNotFound(site);
  expect(document).toContain("There is no page here");
  expect(document).toContain('href="/"');
});
