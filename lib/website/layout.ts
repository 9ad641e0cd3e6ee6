import { html } from "hono/html";
import type { ShownItem } from "@/lib/content/menus/menu.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import type { Design } from "@/lib/site-design/design.ts";
import { headOf } from "./head.ts";
import { inPreset } from "./media-sources.ts";
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
        ${viewerBanner(site)} ${header(site, page.navigation.header, design)}
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

const header = (site: SiteContext, items: readonly ShownItem[], { logo }: Design): Html =>
  html`<header class="top">
    <a class="brand" href="/" dir="auto"
      >${
        logo === ""
          ? site.name
          : html`<img src="${inPreset(logo, "small")}" alt="${site.name}" height="40" />`
      }</a
    >
    ${siteMenu(site, { label: "Main", items })}
  </header>`;

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
