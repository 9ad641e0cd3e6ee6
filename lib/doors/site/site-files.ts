import { readSiteFrame } from "@/lib/content/site-frame.ts";
import { readPublishedSite } from "@/lib/content/read-site.ts";
import { readSitemap } from "@/lib/content/read-sitemap.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { OrganizationEntry } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { inPreset } from "@/lib/website/media-sources.ts";
import { originOf } from "@/lib/website/origin-of.ts";
import { renderFeed } from "@/lib/website/render-feed.ts";
import { renderSitemap, renderSitemapPart } from "@/lib/website/render-sitemap.ts";
import { siteBase } from "./site-base.ts";

/** A file that a website has besides its pages, as far as it can be kept; or where it is. */
export type SiteFile =
  | { readonly kind: "text"; readonly type: string; readonly text: string }
  | { readonly kind: "elsewhere"; readonly location: string };

type Asked = { readonly organization: OrganizationEntry; readonly caller: Caller };
/** Makes a file by the rights of whoever looks. */
export type SiteFileMaker = (asked: Asked) => Promise<SiteFile>;

/** What makes the file at an address of a public website; null where there is none of that name. */
export function siteFileAt(path: string): SiteFileMaker | null {
  const part = /^\/sitemap-([1-9]\d{0,3})\.xml$/.exec(path)?.[1];
  if (part !== undefined) return (asked) => sitemapPart(asked, Number(part));
  return FILES[path] ?? null;
}

const XML = "application/xml; charset=utf-8";

const FILES: Readonly<Record<string, SiteFileMaker>> = {
  "/sitemap.xml": async ({ caller }) => {
    const { lines, dress } = await runUseCase(readSitemap, {}, caller);
    const text = renderSitemap(originOf({ base: siteBase() }, dress), lines);
    return { kind: "text", type: XML, text };
  },
  "/robots.txt": async ({ caller }) => {
    const { dress } = await runUseCase(readSiteFrame, {}, caller);
    const origin = originOf({ base: siteBase() }, dress);
    const text = `User-agent: *\nDisallow: /api/\n\nSitemap: ${origin}/sitemap.xml\n`;
    return { kind: "text", type: "text/plain; charset=utf-8", text };
  },
  "/feed.xml": async ({ organization: { name }, caller }) => {
    const content = await runUseCase(readPublishedSite, { path: ["posts"] }, caller);
    if (content.kind !== "posts") throw new NotFound();
    const text = await renderFeed(
      { name, path: "/posts", viewer: null, base: siteBase() },
      content,
    );
    return { kind: "text", type: "application/atom+xml; charset=utf-8", text };
  },
  "/favicon.ico": async ({ caller }) => {
    const { favicon } = (await runUseCase(readSiteFrame, {}, caller)).dress.design;
    return {
      kind: "elsewhere",
      location: favicon === "" ? "/icon.svg" : inPreset(favicon, "thumb"),
    };
  },
};

/** @throws NotFound for a part that the sitemap does not have. */
async function sitemapPart({ caller }: Asked, part: number): Promise<SiteFile> {
  const { lines, dress } = await runUseCase(readSitemap, {}, caller);
  const text = renderSitemapPart(originOf({ base: siteBase() }, dress), lines, part);
  if (text === null) throw new NotFound();
  return { kind: "text", type: XML, text };
}
