import { Invalid } from "@/lib/kernel/errors.ts";
import { rssDate, wxrDate } from "./wxr-date.ts";
import type { WxrAuthor, WxrChannel, WxrItem, WxrRecord, WxrTerm } from "./wxr-records.ts";
import { channelElements, type XmlElement } from "./xml-channel.ts";

/**
 * Reads a WordPress export record by record, the site first, in memory that does not grow with the
 * file. Any stream of bytes will do: a file, a request's body.
 * @throws Invalid with the line where the file is broken or is no WordPress export; TooLarge where one
 * record exceeds what a site could hold.
 */
export async function* readWxr(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<WxrRecord> {
  const site = new Map<string, string>();
  let announced = false;
  for await (const element of channelElements(bytes)) {
    const read = READERS[element.name];
    if (read === undefined) {
      if (SITE.has(element.name) && !site.has(element.name)) {
        site.set(element.name, element.text.trim());
      }
      continue;
    }
    if (!announced) yield channelOf(site);
    announced = true;
    yield read(element);
  }
  if (!announced) yield channelOf(site);
}

/** What the channel says about the site itself. */
const SITE: ReadonlySet<string> = new Set([
  "title",
  "link",
  "description",
  "language",
  "pubDate",
  "wp:wxr_version",
  "wp:base_site_url",
  "wp:base_blog_url",
]);

const READERS: Readonly<Record<string, (element: XmlElement) => WxrRecord>> = {
  "wp:author": authorOf,
  "wp:category": (element) => termOf(element, "category"),
  "wp:tag": (element) => termOf(element, "tag"),
  "wp:term": (element) => termOf(element, "term"),
  item: itemOf,
};

function channelOf(site: ReadonlyMap<string, string>): WxrChannel {
  const text = (name: string) => site.get(name) ?? "";
  const version = text("wp:wxr_version");
  if (version === "") {
    throw new Invalid(
      "This is not a WordPress export: it is a feed, but names no WXR version before its content.",
    );
  }
  return {
    kind: "channel",
    title: text("title"),
    link: text("link"),
    description: text("description"),
    language: text("language"),
    version,
    baseSiteUrl: text("wp:base_site_url"),
    baseBlogUrl: text("wp:base_blog_url"),
    exportedAt: rssDate(text("pubDate")),
  };
}

function authorOf(element: XmlElement): WxrAuthor {
  return {
    kind: "author",
    line: element.line,
    login: textIn(element, "wp:author_login"),
    email: textIn(element, "wp:author_email"),
    displayName: textIn(element, "wp:author_display_name"),
  };
}

function termOf(element: XmlElement, kind: WxrTerm["kind"]): WxrTerm {
  const { line } = element;
  if (kind === "category") {
    const slug = textIn(element, "wp:category_nicename");
    return { kind, line, taxonomy: "category", slug, name: textIn(element, "wp:cat_name") };
  }
  if (kind === "tag") {
    const slug = textIn(element, "wp:tag_slug");
    return { kind, line, taxonomy: "post_tag", slug, name: textIn(element, "wp:tag_name") };
  }
  const taxonomy = textIn(element, "wp:term_taxonomy");
  const slug = textIn(element, "wp:term_slug");
  return { kind, line, taxonomy, slug, name: textIn(element, "wp:term_name") };
}

function itemOf(element: XmlElement): WxrItem {
  const text = (name: string) => textIn(element, name);
  const postId = Number(text("wp:post_id"));
  return {
    kind: "item",
    line: element.line,
    postId: Number.isSafeInteger(postId) && postId > 0 ? postId : null,
    type: text("wp:post_type"),
    status: text("wp:status"),
    title: text("title"),
    link: text("link"),
    guid: text("guid"),
    creator: text("dc:creator"),
    content: rawTextIn(element, "content:encoded"),
    excerpt: rawTextIn(element, "excerpt:encoded"),
    slug: text("wp:post_name"),
    parentId: integer(text("wp:post_parent")),
    menuOrder: integer(text("wp:menu_order")),
    password: text("wp:post_password"),
    sticky: text("wp:is_sticky") === "1",
    date: dateOf(element),
    terms: childrenOf(element, "category").map(({ attributes, text: name }) => ({
      taxonomy: attributes["domain"] ?? "category",
      slug: attributes["nicename"] ?? "",
      name: name.trim(),
    })),
    meta: childrenOf(element, "wp:postmeta").map((meta) => ({
      key: textIn(meta, "wp:meta_key"),
      value: rawTextIn(meta, "wp:meta_value"),
    })),
    comments: childrenOf(element, "wp:comment").length,
    attachmentUrl: text("wp:attachment_url"),
  };
}

/** @NOTE A draft has zeros for the date in UTC; its local date then serves, off by hours at most. */
const dateOf = (element: XmlElement): Date | null =>
  wxrDate(textIn(element, "wp:post_date_gmt")) ??
  rssDate(textIn(element, "pubDate")) ??
  wxrDate(textIn(element, "wp:post_date"));

const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

const rawTextIn = (element: XmlElement, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? "";

const textIn = (element: XmlElement, name: string): string => rawTextIn(element, name).trim();

function integer(text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : 0;
}
