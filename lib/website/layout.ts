import { html, raw } from "hono/html";
import type { NavigationItem } from "@/lib/content/site-page.ts";
import type { SiteContext } from "./site-context.ts";

type Html = ReturnType<typeof html>;

export type SitePage = {
  readonly title: string;
  readonly description: string;
  readonly navigation: readonly NavigationItem[];
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
        ${viewerBanner(site)} ${header(site, page.navigation)}
        <main id="content" tabindex="-1">${page.main}</main>
        <footer class="foot"><p>${site.name}</p></footer>
      </body>
    </html>`;
  return document.toString();
}

function header(site: SiteContext, navigation: readonly NavigationItem[]): Html {
  return html`<header class="top">
    <a class="brand" href="/">${site.name}</a>
    <nav aria-label="Main">
      <ul>
        ${navigation.map(({ slug, title }) => navigationItem(site, `/${slug}`, title))}
        ${navigationItem(site, "/posts", "Posts")}
      </ul>
    </nav>
  </header>`;
}

function navigationItem(site: SiteContext, href: string, title: string): Html {
  const here = site.path === href || site.path.startsWith(`${href}/`);
  const current = here ? raw(' aria-current="page"') : "";
  return html`<li><a href="${encodeURI(href)}" ${current}>${title}</a></li>`;
}

function viewerBanner({ viewer }: SiteContext): Html | "" {
  if (viewer === null) return "";
  const whose = viewer === "guest" ? "as a guest" : "as a member";
  return html`<aside class="viewer" aria-label="Preview">
    <p>You see this site ${whose}, as it stands before everybody does.</p>
    <form method="post" action="/api/guest/leave"><button>Leave</button></form>
  </aside>`;
}
