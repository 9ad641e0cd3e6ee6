import { html, raw } from "hono/html";
import type { ShownItem, ShownMenus } from "@/lib/content/menus/menu.ts";
import { siteMenu } from "./site-menu.ts";
import type { SiteContext } from "./site-context.ts";

type Html = ReturnType<typeof html>;

export type SitePage = {
  readonly title: string;
  readonly description: string;
  readonly navigation: ShownMenus;
  readonly main: Html;
};

/**
 * A whole document of the website: no script at all, one stylesheet of our own, so that it can be
 * cached for everyone under the strictest policy. All text is escaped by `html`.
 */
export async function siteLayout(site: SiteContext, page: SitePage): Promise<string> {
  const title = page.title === site.name ? site.name : `${page.title} · ${site.name}`;
  // @NOTE What `html` gives is a String object that says it is escaped; outside it is plain text.
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${
          page.description === ""
            ? ""
            : html`<meta name="description" content="${page.description}" />`
        }
        ${site.viewer === null ? "" : raw('<meta name="robots" content="noindex" />')}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/site.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${viewerBanner(site)} ${header(site, page.navigation.header)}
        <main id="content" tabindex="-1">${page.main}</main>
        <footer class="foot">
          ${siteMenu(site, { label: "Footer", items: page.navigation.footer })}
          <p>${site.name}</p>
        </footer>
      </body>
    </html>`;
  return document.toString();
}

const header = (site: SiteContext, items: readonly ShownItem[]): Html =>
  html`<header class="top">
    <a class="brand" href="/">${site.name}</a>
    ${siteMenu(site, { label: "Main", items })}
  </header>`;

function viewerBanner({ viewer }: SiteContext): Html | "" {
  if (viewer === null) return "";
  const whose = viewer === "guest" ? "as a guest" : "as a member";
  return html`<aside class="viewer" aria-label="Preview">
    <p>You see this site ${whose}, as it stands before everybody does.</p>
    <form method="post" action="/api/guest/leave"><button>Leave</button></form>
  </aside>`;
}
