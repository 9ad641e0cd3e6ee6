import { html, raw } from "hono/html";
import type { SiteContent } from "@/lib/content/read-site.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import { clip } from "./clip.ts";
import { originOf } from "./origin-of.ts";
import type { SiteContext } from "./site-context.ts";

type Posts = Extract<SiteContent, { kind: "posts" }>;

/** The newest posts for readers of feeds: Atom, RFC 4287. */
export async function renderFeed(site: SiteContext, { posts, dress }: Posts): Promise<string> {
  const origin = originOf(site, dress);
  const newest = posts.map(dateOf).toSorted().at(-1) ?? new Date(0).toISOString();
  const feed = await html`${raw('<?xml version="1.0" encoding="UTF-8"?>\n')}
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${dress.locale}">
      <id>${origin}/posts</id>
      <title>${site.name}</title>
      <link rel="self" type="application/atom+xml" href="${origin}/feed.xml" />
      <link rel="alternate" type="text/html" href="${origin}/posts" />
      <updated>${newest}</updated>
      <author><name>${site.name}</name></author>
      ${posts.map((post) => entry(origin, post))}
    </feed>`;
  return feed.toString().trimStart();
}

type Post = Posts["posts"][number];

/** @NOTE The id stays when the address changes: nobody reads a post twice. */
function entry(origin: string, post: Post) {
  const { title, excerpt, body } = post.data;
  return html`<entry>
    <id>urn:uuid:${post.id}</id>
    <title>${title}</title>
    <link rel="alternate" type="text/html" href="${origin}${encodeURI(`/posts/${post.slug}`)}" />
    <updated>${dateOf(post)}</updated>
    ${post.publishedAt === null ? "" : html`<published>${post.publishedAt.toISOString()}</published>`}
    <summary>${clip(excerpt || toText(body), 400)}</summary>
  </entry>`;
}

const dateOf = ({ publishedAt }: Post): string => (publishedAt ?? new Date(0)).toISOString();
