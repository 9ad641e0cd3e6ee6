import { html } from "hono/html";
import type { Block } from "@/lib/content/blocks/block-schema.ts";
import { firstImage } from "@/lib/content/blocks/first-image.ts";
import type { ImageSizes } from "@/lib/content/image-sizes.ts";
import type { PageData, PostData } from "@/lib/content/entry-data.ts";
import type { SiteCollection } from "@/lib/content/read-collection-site.ts";
import type { SiteContent } from "@/lib/content/read-site.ts";
import { seoIn } from "@/lib/content/seo.ts";
import { HOME } from "@/lib/content/site-paths.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import type { NavigationItem } from "@/lib/content/site-page.ts";
import { imageUrl } from "@/lib/richtext/safe-url.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import { HERO_SIZES } from "./blocks/hero-block.ts";
import { opensWithTitle, renderBlocks } from "./blocks/render-blocks.ts";
import { draftMark } from "./draft-mark.ts";
import { collectionEntry } from "./collection-entry.ts";
import { collectionList } from "./collection-list.ts";
import { clip, namesOf } from "./clip.ts";
import { siteLayout, type SitePage } from "./layout.ts";
import { postLine } from "./post-line.ts";
import { pictureAttributes } from "./picture-attributes.ts";
import { postByline } from "./post-byline.ts";
import { prose } from "./prose.ts";
import type { SiteContext } from "./site-context.ts";

type Of<Kind extends SiteContent["kind"]> = Extract<SiteContent, { kind: Kind }>;
type Shown = Omit<SitePage, keyof SiteFrame>;

/** The document of whatever stands at an address. */
export function renderContent(
  site: SiteContext,
  content: SiteContent | SiteCollection,
): Promise<string> {
  const { navigation, dress, images } = content;
  return siteLayout(site, { ...shown(site, content), navigation, dress, images });
}

function shown(site: SiteContext, content: SiteContent | SiteCollection): Shown {
  switch (content.kind) {
    case "page":
      return page(site, content);
    case "post":
      return post(content);
    case "posts":
      return posts(content);
    case "entry":
      return collectionEntry(content);
    case "entries":
      return collectionList(content);
  }
}

function page(site: SiteContext, content: Of<"page">): Shown {
  const { entry, children, reads, dress, images } = content;
  const { title, blocks } = entry.data;
  const mark = draftMark(entry.isDraft);
  const headed = opensWithTitle(blocks);
  return {
    title,
    description: describe(entry.data),
    image: firstImage(blocks as Json)?.url ?? "",
    ...{ ...openingOf(blocks, images), seo: seoIn(entry.data.seo) },
    main: html`<article class="page">
      ${headed ? "" : html`<h1 dir="auto">${title}${mark}</h1>`}
      ${renderBlocks(blocks, { site, dress, pageTitle: title, mark, headed, reads, images })}
      ${below(site, children)}
    </article>`,
  };
}

/** The image that the page opens with, where the first block has one. */
function openingOf([first]: readonly Block[], images: ImageSizes): Pick<Shown, "opening"> {
  const url = first?.kind === "hero" && first.image !== null ? imageUrl(first.image.url) : null;
  if (url === null) return {};
  return { opening: pictureAttributes(url, { sizes: HERO_SIZES, isFirst: true, images }) };
}

/** What a reader of feeds calls the posts. */
const POSTS_FEED = "Posts";

function below(site: SiteContext, children: readonly NavigationItem[]) {
  if (children.length === 0) return "";
  const base = site.path === "/" ? `/${HOME}` : site.path;
  return html`<nav class="below" aria-label="In this section">
    <h2>In this section</h2>
    <ul>
      ${children.map(
        ({ slug, title }) => html`<li><a href="${encodeURI(`${base}/${slug}`)}">${title}</a></li>`,
      )}
    </ul>
  </nav>`;
}

function post({ entry, images }: Of<"post">): Shown {
  const { title, body } = entry.data;
  return {
    title,
    description: describePost(entry.data),
    ...{ kind: "article", feed: POSTS_FEED, image: firstImage(body as Json)?.url ?? "" },
    seo: seoIn(entry.data.seo),
    main: html`<article class="page post">
      <h1 dir="auto">${title}${draftMark(entry.isDraft)}</h1>
      ${postByline(entry)} ${prose(body, { images, leads: true })}
    </article>`,
  };
}

function posts({ posts: items, page: number, hasMore }: Of<"posts">): Shown {
  return {
    title: number === 1 ? "Posts" : `Posts, page ${number}`,
    description: namesOf(items.map(({ data }) => data.title)),
    ...{ feed: POSTS_FEED, list: number },
    main: html`<section class="page list">
      <h1>Posts</h1>
      ${items.length === 0 ? html`<p class="empty">Nothing has been posted yet.</p>` : ""}
      <ol class="posts">
        ${items.map((item) => postLine(item, draftMark(item.isDraft)))}
      </ol>
      <nav class="pager" aria-label="Pages of posts">
        ${number > 1 ? html`<a rel="prev" href="/posts?page=${number - 1}">Newer posts</a>` : ""}
        ${hasMore ? html`<a rel="next" href="/posts?page=${number + 1}">Older posts</a>` : ""}
      </nav>
    </section>`,
  };
}

const describe = ({ blocks }: PageData): string => clip(blocks.map(said).filter(Boolean).join(" "));

function said(block: Block): string {
  switch (block.kind) {
    case "hero":
      return block.text || block.title;
    case "richText":
      return toText(block.doc);
    case "image":
      return block.caption || block.alt;
    case "gallery":
    case "embed":
      return block.title;
    default:
      // @NOTE A list or a form may be nothing for whoever looks: then its title is not theirs either.
      return "";
  }
}

const describePost = ({ excerpt, body }: PostData): string => clip(excerpt || toText(body));
