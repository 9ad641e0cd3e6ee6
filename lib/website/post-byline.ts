import { html } from "hono/html";
import type { PostData } from "@/lib/content/entry-data.ts";
import { dayOf } from "./day-of.ts";

type Dated = { readonly publishedAt: Date | null; readonly data: PostData };

/** When a post was published and what it is filed under. Dates are days in UTC. */
export function postByline({ publishedAt, data }: Dated) {
  const filed = [...data.categories, ...data.tags.map((tag) => `#${tag}`)];
  return html`<p class="byline">
    ${
      publishedAt === null
        ? "Not published yet"
        : html`<time datetime="${publishedAt.toISOString()}">${dayOf(publishedAt)}</time>`
    }
    ${filed.length === 0 ? "" : html`<span class="filed">${filed.join(", ")}</span>`}
  </p>`;
}
