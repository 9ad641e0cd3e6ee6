import { z } from "zod";
import { linkUrl, URL_MAX } from "./safe-url.ts";

/** The inside of a paragraph: texts with their marks, and line breaks. */

const text = z.string().min(1).refine(isStorable, "Holds a character that cannot be stored.");
/** A short note beside a node, such as an alternative text. */
export const shortText = z
  .string()
  .max(2000)
  .refine(isStorable, "Holds a character that cannot be stored.");

/** Where a link leads. Without `target` it opens in place. */
export const linkAttributes = z.strictObject({
  href: z
    .string()
    .max(URL_MAX, { abort: true })
    .refine(isLink, "Only http, https, mailto, tel and relative links are allowed."),
  title: shortText.nullish(),
  target: z.enum(["_blank", "_self"]).nullish(),
  /** Written by editors, never put out: `rel` follows from the address when a page is rendered. */
  rel: z.string().max(200).nullish(),
  class: z.string().max(200).nullish(),
});

const plainMark = z.strictObject({
  type: z.enum([
    "bold",
    "italic",
    "underline",
    "strike",
    "code",
    "subscript",
    "superscript",
    "highlight",
  ]),
});
const linkMark = z.strictObject({ type: z.literal("link"), attrs: linkAttributes });
const markSchema = z.discriminatedUnion("type", [plainMark, linkMark]);
const marks = z.array(markSchema).max(9).refine(isSet, "A mark occurs twice.").optional();

const textNode = z.strictObject({ type: z.literal("text"), text, marks });
/** The inside of a code block: text alone. */
export const bareText = z.strictObject({ type: z.literal("text"), text });
const hardBreak = z.strictObject({ type: z.literal("hardBreak"), marks });
export const inline = z.array(z.discriminatedUnion("type", [textNode, hardBreak])).optional();

export type Mark = z.infer<typeof markSchema>;
export type Text = z.infer<typeof textNode>;
export type Inline = Text | z.infer<typeof hardBreak>;

/** @NOTE PostgreSQL stores neither NUL nor half a surrogate pair in jsonb (22P05, 22P02). */
export function isStorable(value: string): boolean {
  return !value.includes("\0") && !/\p{Surrogate}/u.test(value);
}

function isLink(value: string): boolean {
  return linkUrl(value) === value && isStorable(value);
}

function isSet(given: readonly Mark[]): boolean {
  return new Set(given.map((mark) => mark.type)).size === given.length;
}
