import { Parser } from "htmlparser2";
import type { Change } from "./change-count.ts";
import { HtmlReader } from "./html-reader.ts";
import type { RichText } from "./schema.ts";

/**
 * Reads any HTML into rich text without losing a word. Elements the format has no node for are
 * unwrapped; scripts, styles and comments go; frames, video and audio become links to what they
 * showed. Each such change is counted in `changes`. With `newlines: "paragraphs"` line breaks in the
 * source count as WordPress's classic editor counts them: one is a break, an empty line ends the
 * paragraph. The result may still exceed RICH_TEXT_LIMITS in size, never in depth.
 * @throws TooLarge when thousands of elements are open inside one another.
 */
export function fromHtml(
  html: string,
  options: { newlines: "blank" | "paragraphs" } = { newlines: "blank" },
): { doc: RichText; changes: readonly Change[] } {
  const reader = new HtmlReader(options.newlines === "paragraphs" ? "split" : "blank");
  const parser = new Parser(reader, { decodeEntities: true });
  parser.end(storable(html));
  return reader.finish();
}

/** @NOTE PostgreSQL stores neither NUL nor half a surrogate pair in jsonb (22P05, 22P02). */
const storable = (html: string): string =>
  html.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
