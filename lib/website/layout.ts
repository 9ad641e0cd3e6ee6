import { html } from "hono/html";
import type { ImageSize, ImageSizes } from "@/lib/content/image-sizes.ts";
import type { Seo } from "@/lib/content/seo.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { headOf } from "./head.ts";
import { inPreset, sizeOf } from "./media-sources.ts";
import type { PictureAttributes } from "./picture-attributes.ts";
import type { SiteContext } from "./site-context.ts";
import { siteMenu } from "./site-menu.ts";

type Html = ReturnType<typeof html>;

/** What a page shows, and what it says of itself to machines. */
export type SitePage = SiteFrame & {
  readonly title: string;
  readonly description: string;
  readonly main: Html;
  /** The address of the picture that stands for it; empty or left out: none of its own. */
  readonly image?: string;
  readonly kind?: "website" | "article";
  /** What machines are told in place of that. */
  readonly seo?: Seo | null;
  /** The picture that the page opens with: asked for before anything is drawn. */
  readonly opening?: PictureAttributes;
  /** What a reader of feeds calls the list that it belongs to. */
  readonly feed?: string;
  /** Which page of a list it is. */
  readonly list?: number;
  /** Says why there is nothing here. */
  readonly isNotice?: boolean;
};

/**
 * A whole document of the website: no script at all, stylesheets of our own alone, so that it can be
 * cached for everyone under the strictest policy. All text is escaped by `html`.
 */
export async function siteLayout(site: SiteContext, page: SitePage): Promise<string> {
  const { design, locale } = page.dress;
  // @NOTE What `html` gives is a String object that says it is escaped; outside it is plain text.
  const document = await html`<!doctype html>
    <html lang="${locale}" data-theme="${design.look.theme}">
      <head>
        ${headOf(site, page)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${viewerBanner(site)} ${header(site, page)}
        <main id="content" tabindex="-1">${page.main}</main>
        <footer class="foot">
          <div class="foot-words">
            <p class="foot-name">${site.name}</p>
            ${design.footer === "" ? "" : html`<p class="lines" dir="auto">${design.footer}</p>`}
          </div>
          ${siteMenu(site, { label: "Footer", items: page.navigation.footer })}
        </footer>
      </body>
    </html>`;
  return document.toString();
}

const header = (site: SiteContext, { navigation, dress, images }: SitePage): Html =>
  html`<header class="top">
    <a class="brand" href="/" dir="auto"
      >${dress.design.logo === "" ? site.name : logoOf(dress.design.logo, { site, images })}</a
    >
    ${siteMenu(site, { label: "Main", items: navigation.header })}
  </header>`;

/** How tall a logo is shown, in CSS pixels. */
const LOGO_HEIGHT = 40;

type Around = { readonly site: SiteContext; readonly images: ImageSizes };

function logoOf(logo: string, { site, images }: Around): Html {
  const size = sizeOf(logo, images);
  const width = size === null ? "" : html` width="${roundedWidth(size)}"`;
  const src = inPreset(logo, "small");
  return html`<img src="${src}" alt="${site.name}" ${width} height="${LOGO_HEIGHT}" />`;
}

const roundedWidth = ({ width, height }: ImageSize): number =>
  Math.max(1, Math.round((LOGO_HEIGHT * width) / height));

function viewerBanner({ viewer }: SiteContext): Html | "" {
  if (viewer === null) return "";
  if (viewer === "link") {
    return html`<aside class="viewer" aria-label="By a link">
      <p>You were sent a link to this page. It opens nothing else.</p>
    </aside>`;
  }
  const whose = viewer === "guest" ? "as a guest" : "as a member";
  return html`<aside class="viewer" aria-label="Preview">
    <p>You see this site ${whose}, as it stands before everybody does.</p>
    <form method="post" action="/api/guest/leave"><button>Leave</button></form>
  </aside>`;
}
