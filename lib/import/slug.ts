import { cutSlug } from "@/lib/content/numbered-slug.ts";
import { MAX_SLUG } from "@/lib/content/slug.ts";

/**
 * A text as a slug: percent-encoding undone, lower case, letters and digits of any script, single
 * hyphens between. Letters are kept, not transliterated, so that an address stays the one people
 * know. Empty when nothing of the text can stand in an address.
 */
export function slugFrom(text: string): string {
  const words = unescaped(text).normalize("NFC").toLowerCase().normalize("NFC");
  return cutSlug((words.match(WORDS) ?? []).join("-"), MAX_SLUG);
}

/** Whether a text already was this slug, but for percent-encoding and capitals. */
export const wasSlug = (text: string, slug: string): boolean =>
  unescaped(text).normalize("NFC").toLowerCase().normalize("NFC") === slug;

const WORDS = /[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu;

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
