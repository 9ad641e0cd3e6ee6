import { html } from "hono/html";
import { NO_MENUS } from "@/lib/content/menus/menu.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";
import { siteLayout } from "./layout.ts";
import type { SiteContext } from "./site-context.ts";

/** What stands around a page where nothing could be read, or nobody knows for whom. */
const PLAIN: SiteFrame = {
  navigation: NO_MENUS,
  dress: { design: DEFAULT_DESIGN, locale: "en", frames: [], isPublic: false, hostname: null },
};

/** A readable page for an address at which nothing stands. */
export const renderNotFound = (site: SiteContext, frame: SiteFrame = PLAIN): Promise<string> =>
  siteLayout(site, {
    ...{ ...frame, title: "Page not found", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>There is no page here</h1>
      <p>The address may be old or mistyped. <a href="/">Go to the start page</a></p>
    </section>`,
  });

/** A readable page while what it takes to show one is out of reach. */
export const renderUnavailable = (site: SiteContext): Promise<string> =>
  siteLayout(site, {
    ...{ ...PLAIN, title: "Back in a moment", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>Back in a moment</h1>
      <p>This page cannot be shown right now. Please try again shortly.</p>
    </section>`,
  });
