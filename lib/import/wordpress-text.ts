import { type Change, ChangeCount } from "@/lib/richtext/change-count.ts";
import { fromHtml } from "@/lib/richtext/from-html.ts";
import { escapeHtml } from "@/lib/richtext/html-writer.ts";
import type { RichText } from "@/lib/richtext/schema.ts";
import { replaceShortcodes, type Shortcode, shortcodeAttribute } from "./shortcodes.ts";

/** A file of the exported site, as far as a text needs it. */
export type Attachment = { readonly url: string; readonly alt: string };

/** Finds the attachments that a gallery shows: those named, or all of its own post. */
export type FindAttachments = (ids: readonly number[] | null) => readonly Attachment[];

/**
 * The content of a WordPress post as rich text. Line ends count as in its classic editor unless the
 * block editor wrote the text; WordPress's own shortcodes become what they show, from the addresses
 * the export names.
 * @throws TooLarge when thousands of elements are open inside one another.
 */
export function wordpressText(
  content: string,
  find: FindAttachments,
): { doc: RichText; changes: readonly Change[] } {
  const counts = new ChangeCount();
  const html = replaceShortcodes(content, (found) => {
    const { replacement, change } = replacementFor(found, find);
    if (change !== null) counts.add(change);
    return replacement;
  });
  const newlines = content.includes("<!-- wp:") ? "blank" : "paragraphs";
  const { doc, changes } = fromHtml(html, { newlines });
  return { doc, changes: [...counts.list(), ...changes] };
}

/** `change` is null where reading the replacement will count one. */
type Replacement = { replacement: string; change: string | null };

function replacementFor(found: Shortcode, find: FindAttachments): Replacement {
  switch (found.name) {
    case "caption":
    case "wp_caption":
      return captioned(found);
    case "gallery":
      return gallery(found, find);
    case "embed":
      return {
        replacement: `\n\n${found.inside ?? ""}\n\n`,
        change: null,
      };
    case "audio":
    case "video":
      return media(found);
    default:
      return { replacement: "", change: `[${found.name}] dropped` };
  }
}

/** The image, and its caption as a paragraph below. Old captions stand in an attribute. */
function captioned(found: Shortcode): Replacement {
  const { image = "", text = "" } = IMAGE_FIRST.exec(found.inside ?? "")?.groups ?? {
    text: found.inside ?? "",
  };
  const align = /^align(?:left|right|center)$/.exec(shortcodeAttribute(found, "align") ?? "")?.[0];
  const caption = `${shortcodeAttribute(found, "caption") ?? ""} ${text}`.trim();
  const figcaption = `<figcaption>${caption}</figcaption>`;
  return {
    replacement: `<figure class="${align ?? ""}">${image}${figcaption}</figure>`,
    change: "[caption] turned into a paragraph below its image",
  };
}

const IMAGE_FIRST =
  /^\s{0,99}(?<image>(?:<a\b[^>]{0,9999}>\s{0,99})?<img\b[^>]{0,9999}>(?:\s{0,99}<\/a>)?)(?<text>[^]*)$/i;

function gallery(found: Shortcode, find: FindAttachments): Replacement {
  const ids = shortcodeAttribute(found, "ids") ?? shortcodeAttribute(found, "include");
  const images = find(ids === null ? null : ids.split(",").map(Number));
  if (images.length === 0) {
    return { replacement: "", change: "[gallery] dropped, the file names none of its images" };
  }
  const html = images.map(
    ({ url, alt }) => `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`,
  );
  return { replacement: `<div>${html.join("")}</div>`, change: "[gallery] turned into its images" };
}

function media(found: Shortcode): Replacement {
  const url = /https?:\/\/[^\s"']+/.exec(found.attributes)?.[0];
  if (url === undefined)
    return { replacement: "", change: `[${found.name}] without address dropped` };
  return {
    replacement: `<${found.name} src="${escapeHtml(url)}"></${found.name}>`,
    change: null,
  };
}
