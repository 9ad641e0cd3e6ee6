import { html } from "hono/html";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { siteLayout } from "./layout.ts";
import { PLAIN_FRAME } from "./plain-frame.ts";
import type { SiteContext } from "./site-context.ts";

/** A readable page for an address at which nothing stands. */
export const renderNotFound = (
  site: SiteContext,
  frame: SiteFrame = PLAIN_FRAME,
): Promise<string> =>
  siteLayout(site, {
    ...{ ...frame, title: "Page not found", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>There is no page here</h1>
      <p>The address may be old or mistyped. <a href="/">Go to the start page</a></p>
    </section>`,
  });

/** A readable page for whoever comes with a link that shows nothing any more. */
export const renderLinkEnded = (site: SiteContext): Promise<string> =>
  siteLayout(site, {
    ...{ ...PLAIN_FRAME, title: "This link has ended", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>This link has ended</h1>
      <p>It may have expired, or whoever sent it took it back. Ask them for a new one.</p>
    </section>`,
  });

/** A readable page while what it takes to show one is out of reach. */
export const renderUnavailable = (site: SiteContext): Promise<string> =>
  siteLayout(site, {
    ...{ ...PLAIN_FRAME, title: "Back in a moment", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>Back in a moment</h1>
      <p>This page cannot be shown right now. Please try again shortly.</p>
    </section>`,
  });
