import { html } from "hono/html";
import type { PostData } from "@/lib/content/entry-data.ts";
import { postByline } from "./post-byline.ts";

type Line = { readonly slug: string; readonly data: PostData; readonly publishedAt: Date | null };

/** One post in the list of posts; `mark` stands behind its title. */
export function postLine(post: Line, mark: ReturnType<typeof html> | "") {
  const { title, excerpt } = post.data;
  return html`<li>
    <h2 dir="auto"><a href="${encodeURI(`/posts/${post.slug}`)}">${title}</a>${mark}</h2>
    ${postByline(post)} ${excerpt === "" ? "" : html`<p dir="auto">${excerpt}</p>`}
  </li>`;
}
