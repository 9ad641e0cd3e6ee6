import { html } from "hono/html";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { siteLayout } from "./layout.ts";
import { renderForm, type ShownForm } from "./render-form.ts";
import type { SiteContext } from "./site-context.ts";

/** That a form arrived. */
export const renderThanks = (
  site: SiteContext,
  { frame, thanks }: { readonly frame: SiteFrame; readonly thanks: string },
): Promise<string> =>
  siteLayout(site, {
    ...{ ...frame, title: "Sent", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>Sent</h1>
      <p class="lines" dir="auto">${thanks || "Thank you. It has arrived."}</p>
      <p><a href="${site.path}">Go back</a></p>
    </section>`,
  });

/** A form that did not arrive, as it was filled in, and why. */
export const renderFormAgain = (
  site: SiteContext,
  {
    frame,
    title,
    problem,
    ...shown
  }: ShownForm & { frame: SiteFrame; title: string; problem: string },
): Promise<string> =>
  siteLayout(site, {
    ...{ ...frame, title: "Not sent yet", description: "", isNotice: true },
    main: html`<section class="page form-block">
      <h1 dir="auto">${title || "Not sent yet"}</h1>
      <p class="problem" role="alert">${problem}</p>
      ${renderForm(shown)}
      <p><a href="${site.path}">Go back without sending it</a></p>
    </section>`,
  });
