import { fromHtml } from "@/lib/richtext/from-html.ts";
import { toText } from "@/lib/richtext/to-text.ts";

/**
 * What a short HTML text says, on one line: a title, a name, an excerpt. Entities are resolved and
 * markup goes; a "<" that starts no tag stays.
 */
export function plainText(html: string): string {
  return toText(fromHtml(html).doc).replace(/\s+/g, " ").trim();
}

/** The first characters of a text, without half a character at the end. */
export const shortened = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
