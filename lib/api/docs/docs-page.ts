import { html } from "hono/html";
import type { ResourceReference } from "../reference/reference.ts";
import { docsLayout, type Html } from "./docs-layout.ts";
import { errorsSection } from "./errors-section.ts";
import { guideFor } from "./guide-sections.ts";
import { resourceSection } from "./resource-section.ts";

/** Whose reference it is, and where their API stands. */
export type DocsContext = {
  readonly organization: { readonly slug: string; readonly name: string };
  /** Address of the organization's host, such as `https://acme.example.com`. */
  readonly origin: string;
  /** Address of the dashboard, where tokens are issued. */
  readonly root: string;
};

/** The reference of the API for one caller: what is not theirs to use is not on it. */
export function docsPage(
  context: DocsContext,
  resources: readonly ResourceReference[],
): Promise<string> {
  const { slug, name } = context.organization;
  const guide = guideFor(resources);
  return docsLayout({
    title: `API reference · ${name}`,
    organization: context.organization,
    navigation: [
      { label: "Guide", links: guide },
      {
        label: "Resources",
        links: resources.map(({ type }) => ({ href: `#${type}`, text: type })),
      },
      { label: "Answers", links: [{ href: "#errors", text: "Error codes" }] },
    ],
    main: html`<header class="intro">
        <h1>API reference</h1>
        <p>
          This is the API of <strong>${name}</strong> as you may use it with your present rights.
          What is not here does not exist for you. It speaks
          <abbr title="version 1.1, application/vnd.api+json">JSON:API</abbr>, or flat JSON.
        </p>
        <p class="actions">
          <a class="button" href="/api/docs?organization=${slug}&amp;as=openapi" download>
            Download as OpenAPI 3.1
          </a>
        </p>
      </header>
      ${guide.map(({ section }) => section(context))} ${resources.length === 0 ? nothing() : ""}
      ${resources.map((resource) => resourceSection(context, resource, resources))}
      ${errorsSection()}`,
  });
}

const nothing = (): Html =>
  html`<section class="empty">
    <h2>Nothing to use yet</h2>
    <p>None of your roles opens a collection. Ask an administrator of the organization.</p>
  </section>`;

/** Lets a member of several organizations choose whose API to read of. */
export const choicePage = (
  organizations: readonly { readonly slug: string; readonly name: string }[],
): Promise<string> =>
  docsLayout({
    title: "API reference",
    organization: null,
    navigation: [],
    main: html`<header class="intro">
      <h1>API reference</h1>
      ${
        organizations.length === 0
          ? html`<p>You are not a member of any organization.</p>`
          : html`<p>Each organization has an API of its own. Choose one.</p>`
      }
      <ul class="choices">
        ${organizations.map(
          ({ slug, name }) =>
            html`<li>
              <a href="/api/docs?organization=${slug}">${name} <span>${slug}</span></a>
            </li>`,
        )}
      </ul>
    </header>`,
  });

/** A readable refusal, in the same dress. */
export const docsNotice = (title: string, text: string, link: Html): Promise<string> =>
  docsLayout({
    title,
    organization: null,
    navigation: [],
    main: html`<header class="intro">
      <h1>${title}</h1>
      <p>${text}</p>
      <p class="actions">${link}</p>
    </header>`,
  });
