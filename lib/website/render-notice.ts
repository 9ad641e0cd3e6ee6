import { html } from "hono/html";
import { NO_MENUS } from "@/lib/content/menus/menu.ts";
import { siteLayout } from "./layout.ts";
import type { SiteContext } from "./site-context.ts";

/** A readable page for an address at which nothing stands. */
export const renderNotFound = (site: SiteContext): Promise<string> =>
  siteLayout(site, {
    title: "Page not found",
    description: "",
    navigation: NO_MENUS,
    main: html`<section class="page notice">
      <h1>There is no page here</h1>
      <p>The address may be old or mistyped. <a href="/">Go to the start page</a></p>
    </section>`,
  });

/** A readable page while what it takes to show one is out of reach. */
export const renderUnavailable = (site: SiteContext): Promise<string> =>
  siteLayout(site, {
    title: "Back in a moment",
    description: "",
    navigation: NO_MENUS,
    main: html`<section class="page notice">
      <h1>Back in a moment</h1>
      <p>This page cannot be shown right now. Please try again shortly.</p>
    </section>`,
  });
