import { MAX_SLUG } from "@/lib/content/slug.ts";

/**
 * A text as a slug: percent-encoding undone, lower case, letters and digits of any script, single
 * hyphens between. Letters are kept, not transliterated, so that an address stays the one people
 * know. Empty when nothing of the text can stand in an address.
 */
export function slugFrom(text: string): string {
  const words = unescaped(text).normalize("NFC").toLowerCase().normalize("NFC");
  return cut((words.match(WORDS) ?? []).join("-"), MAX_SLUG);
}

/** The slug with a number behind it that tells it from its namesakes: "about", "about-2", "about-3". */
export function numbered(slug: string, number: number): string {
  if (number < 2) return slug;
  const suffix = `-${number}`;
  return cut(slug, MAX_SLUG - suffix.length) + suffix;
}

/** Whether a text already was this slug, but for percent-encoding and capitals. */
export const wasSlug = (text: string, slug: string): boolean =>
  unescaped(text).normalize("NFC").toLowerCase().normalize("NFC") === slug;

const WORDS = /[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu;

/** @NOTE A cut may not leave half a surrogate pair, nor a hyphen at the end. */
const cut = (slug: string, length: number): string =>
  slug
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .replace(/-+$/, "");

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
