import { html, raw } from "hono/html";
import { FONT_FILES } from "@/lib/site-design/fonts.ts";
import { lookAddress } from "@/lib/site-design/look-address.ts";
import type { Dress } from "@/lib/site-design/dress.ts";
import type { SitePage } from "./layout.ts";
import { inPreset } from "./media-sources.ts";
import { originOf } from "./origin-of.ts";
import type { PictureAttributes } from "./picture-attributes.ts";
import type { SiteContext } from "./site-context.ts";

type Html = ReturnType<typeof html>;

/** What a page says of itself to browsers, search engines and whoever shares it. */
export function headOf(site: SiteContext, page: SitePage): Html {
  const { design } = page.dress;
  const { seo = null } = page;
  const named = page.title === site.name ? site.name : `${page.title} · ${site.name}`;
  const title = seo?.title || named;
  const description = seo?.description || page.description || design.description;
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${description === "" ? "" : html`<meta name="description" content="${description}" />`}
    ${isFound(site, page) ? canonical(site, page, description) : NOT_FOUND}
    <link rel="icon" ${icon(design.favicon)} />
    ${page.feed === undefined ? "" : feed(page.feed)} ${styles(page.dress)}
    ${page.opening === undefined ? "" : opening(page.opening)}`;
}

const NOT_FOUND = raw('<meta name="robots" content="noindex" />');

/** Only what everybody sees, at an address where something stands, is for search engines. */
const isFound = ({ viewer }: SiteContext, { dress, isNotice, seo }: SitePage): boolean =>
  viewer === null && dress.isPublic && isNotice !== true && seo?.noindex !== true;

/** The one address of a page, and what is shown of it where somebody shares it. */
function canonical(site: SiteContext, page: SitePage, description: string): Html {
  const { dress, seo, kind = "website", list = 1 } = page;
  const title = seo?.title || page.title;
  const origin = originOf(site, dress);
  const query = list > 1 ? `?page=${list}` : "";
  const url = `${origin}${encodeURI(site.path)}${query}`;
  const shared = seo?.image?.url || page.image || dress.design.socialImage;
  const picture = shared === "" ? null : new URL(inPreset(shared, "social"), origin).href;
  return html`<link rel="canonical" href="${url}" />
    <meta property="og:type" content="${kind}" />
    <meta property="og:site_name" content="${site.name}" />
    <meta property="og:title" content="${title}" />
    ${description === "" ? "" : html`<meta property="og:description" content="${description}" />`}
    <meta property="og:url" content="${url}" />
    ${picture === null ? "" : html`<meta property="og:image" content="${picture}" />`}
    <meta name="twitter:card" content="${picture === null ? "summary" : "summary_large_image"}" />`;
}

const icon = (favicon: string): Html =>
  favicon === ""
    ? html`href="/icon.svg" type="image/svg+xml"`
    : html`href="${inPreset(favicon, "thumb")}"`;

const feed = (title: string): Html =>
  html`<link rel="alternate" type="application/atom+xml" title="${title}" href="/feed.xml" />`;

const opening = ({ src, srcset, sizes }: PictureAttributes): Html =>
  srcset === null
    ? html`<link rel="preload" as="image" href="${src}" fetchpriority="high" />`
    : html`<link
        rel="preload"
        as="image"
        href="${src}"
        imagesrcset="${srcset}"
        imagesizes="${sizes}"
        fetchpriority="high"
      />`;

/** @NOTE The letters of the page are asked for at once, not only once the stylesheets are read. */
function styles({ design: { look } }: Dress): Html {
  const files = new Set([FONT_FILES[look.body], FONT_FILES[look.heading]]);
  return html`${[...files].map((file) =>
      file === undefined
        ? ""
        : html`<link rel="preload" as="font" type="font/woff2" href="${file}" crossorigin />`,
    )}
    <link rel="stylesheet" href="/site.css" />
    <link rel="stylesheet" href="${lookAddress(look)}" />`;
}
