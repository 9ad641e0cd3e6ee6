import { html } from "hono/html";
import type { SiteCollection } from "@/lib/content/read-collection-site.ts";
import type { SiteItem } from "@/lib/content/site-collection.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { clip, namesOf } from "./clip.ts";
import { draftMark } from "./draft-mark.ts";
import { wordsOf } from "@/lib/content/blocks/listed.ts";
import type { SitePage } from "./layout.ts";

type List = Extract<SiteCollection, { kind: "entries" }>;

/** The entries of an own collection, a page at a time. */
export function collectionList({
  collection: { slug, name },
  entries,
  page,
  hasMore,
}: List): Omit<SitePage, keyof SiteFrame> {
  return {
    title: page === 1 ? name : `${name}, page ${page}`,
    description: namesOf(entries.map(({ title }) => title)),
    list: page,
    main: html`<section class="page list">
      <h1 dir="auto">${name}</h1>
      ${entries.length === 0 ? html`<p class="empty">There is nothing here yet.</p>` : ""}
      <ol class="posts">
        ${entries.map((entry) => line(slug, entry))}
      </ol>
      <nav class="pager" aria-label="Pages of ${name}">
        ${page > 1 ? html`<a rel="prev" href="/${slug}?page=${page - 1}">Newer</a>` : ""}
        ${hasMore ? html`<a rel="next" href="/${slug}?page=${page + 1}">Older</a>` : ""}
      </nav>
    </section>`,
  };
}

const line = (collection: string, { slug, title, isDraft, fields }: SiteItem) => {
  const words = clip(wordsOf(fields), 280);
  const href = encodeURI(`/${collection}/${slug}`);
  return html`<li>
    <h2 dir="auto"><a href="${href}">${title}</a>${draftMark(isDraft)}</h2>
    ${words === "" ? "" : html`<p dir="auto">${words}</p>`}
  </li>`;
};
