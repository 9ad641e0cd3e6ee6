import { type Attribs, hasClass, imageAlignOf, type Style } from "./html-style.ts";
import { imageUrl, linkUrl } from "./safe-url.ts";
import type { Image } from "./schema.ts";

type ReadImage = { image: Image | null; text: string; change: string | null };

/**
 * What an `img` becomes: an image, or the text it stands for (an emoticon, an image whose address
 * cannot be used). `href` is the link around it.
 */
export function imageFrom(attribs: Attribs, style: Style, href: string | null): ReadImage {
  const alt = (attribs["alt"] ?? "").slice(0, NOTE_MAX);
  if (hasClass(attribs, "emoji") || hasClass(attribs, "wp-smiley")) {
    return { image: null, text: alt, change: "emoticon image turned into text" };
  }
  const src = sourceOf(attribs);
  if (src === null) {
    return { image: null, text: alt, change: "image without a usable address dropped" };
  }
  const given = {
    title: attribs["title"]?.slice(0, NOTE_MAX) || null,
    width: pixels(attribs["width"]),
    height: pixels(attribs["height"]),
    align: alignOf(attribs, style),
    href: href === null ? null : linkUrl(href),
  };
  const attrs = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { image: { type: "image", attrs: { src, alt, ...attrs } }, text: "", change: null };
}

const NOTE_MAX = 2000;

/** Pages that load images late keep the true address beside a placeholder. */
function sourceOf(attribs: Attribs): string | null {
  const candidates = [attribs["src"], attribs["data-src"], attribs["data-lazy-src"]];
  return (
    candidates.map((candidate) => imageUrl(candidate ?? "")).find((url) => url !== null) ?? null
  );
}

function alignOf(attribs: Attribs, style: Style): Style["imageAlign"] {
  const byText = style.textAlign === "justify" ? null : style.textAlign;
  return imageAlignOf(attribs) ?? style.imageAlign ?? byText;
}

function pixels(value: string | undefined): number | null {
  const number = /^\d{1,5}(?:px)?$/.test(value ?? "") ? Number.parseInt(value ?? "", 10) : 0;
  return number >= 1 && number <= 10_000 ? number : null;
}
