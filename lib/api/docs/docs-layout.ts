import { html } from "hono/html";

export type Html = ReturnType<typeof html>;
type Link = { readonly href: string; readonly text: string };

export type DocsView = {
  readonly title: string;
  readonly organization: { readonly slug: string; readonly name: string } | null;
  readonly navigation: readonly { readonly label: string; readonly links: readonly Link[] }[];
  readonly main: Html;
};

/** A whole document without a script, in the visual language of the dashboard. All text is escaped. */
export async function docsLayout(view: DocsView): Promise<string> {
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${view.title} · Gatehouse</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/api-docs.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${topBar(view)}
        <div class="frame">
          ${view.navigation.length === 0 ? "" : sideBar(view)}
          <main id="content" tabindex="-1">${view.main}</main>
        </div>
      </body>
    </html>`;
  return document.toString();
}

function topBar({ organization }: DocsView): Html {
  const dashboard = organization === null ? "/admin" : `/admin/${organization.slug}`;
  return html`<header class="top">
    <a class="brand" href="${dashboard}">
      <svg viewBox="0 0 24 24" aria-hidden="true" width="22" height="22" fill="currentColor">
        <path d="M2 22V12a10 10 0 0 1 20 0v10h-3.2V12a6.8 6.8 0 0 0-13.6 0v10Z" />
        <path d="M7 22V12a5 5 0 0 1 4.4-4.96V22Z" />
        <path d="m12.9 7.3 2.6 2.2V22l-2.6-2.2Z" opacity="0.5" />
      </svg>
      Gatehouse
    </a>
    ${
      organization === null
        ? ""
        : html`<a class="whose" href="/api/docs" title="Choose another organization"
            >${organization.name}</a
          >`
    }
    <a class="back" href="${dashboard}">Dashboard</a>
  </header>`;
}

/** @NOTE Twice: beside the text where there is room, folded above it on a phone. */
function sideBar({ navigation }: DocsView): Html {
  const groups = navigation
    .filter(({ links }) => links.length > 0)
    .map(
      ({ label, links }) =>
        html`<h2>${label}</h2>
          <ul>
            ${links.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}
          </ul>`,
    );
  return html`<nav class="side" aria-label="On this page">${groups}</nav>
    <details class="fold">
      <summary>On this page</summary>
      <nav aria-label="On this page, folded">${groups}</nav>
    </details>`;
}
