import { describe, expect, test } from "vitest";
import { RICH_TEXT_LIMITS } from "@/lib/richtext/limits.ts";
import { emptyRichText, richTextSchema } from "@/lib/richtext/schema.ts";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (value: string, ...marks: unknown[]) => ({ type: "text", text: value, marks });
const link = (href: string) => ({ type: "link", attrs: { href } });
const accepts = (value: unknown) => richTextSchema.safeParse(value).success;

describe("the rich-text schema", () => {
  test("accepts an empty document as an editor starts with", () => {
    expect(accepts(emptyRichText())).toBe(true);
  });

  test("accepts attributes that an editor writes as null", () => {
    const attrs = { dir: null, textAlign: null };
    const heading = { type: "heading", attrs: { level: 2, ...attrs }, content: [] };
    const list = {
      type: "orderedList",
      attrs: { start: 1, type: null },
      content: [{ type: "listItem", content: [{ type: "paragraph", attrs }] }],
    };
    const href = { href: "/a", target: "_blank", rel: "noopener", class: null, title: null };
    const linked = paragraph(text("a", { type: "link", attrs: href }));
    expect(richTextSchema.safeParse(doc(heading, list, linked)).error).toBeUndefined();
  });

  test.each([
    ["an unknown node", doc({ type: "script" })],
    ["an unknown attribute", doc({ type: "paragraph", attrs: { onclick: "x" } })],
    ["an unknown key", doc({ type: "paragraph", style: "color: red" })],
    ["an unknown mark", doc(paragraph(text("a", { type: "blink" })))],
    ["the same mark twice", doc(paragraph(text("a", { type: "bold" }, { type: "bold" })))],
    ["an empty text", doc(paragraph(text("")))],
    ["a NUL, which PostgreSQL cannot store", doc(paragraph(text("a\0b")))],
    ["half a surrogate pair", doc(paragraph(text("a\uD83Db")))],
    ["a text without a paragraph", doc({ type: "text", text: "a" })],
    ["a document without a block", doc()],
    ["heading level 7", doc({ type: "heading", attrs: { level: 7 } })],
    ["marks in a code block", doc({ type: "codeBlock", content: [text("a", { type: "bold" })] })],
    ["a list item that starts with a rule", doc(list({ type: "horizontalRule" }))],
    ["a cell that spans 101 columns", doc(table({ colspan: 101 }))],
    ["an image from a data address", doc(image("data:image/png;base64,AA"))],
    ["an image from a relative address", doc(image("a.png"))],
    ["a text instead of a document", "hello"],
    ["nothing", null],
  ])("refuses %s", (_, value) => {
    expect(accepts(value)).toBe(false);
  });

  test.each([
    "https://a.test/",
    "http://a.test",
    "mailto:a@b.test",
    "tel:+49",
    "/a",
    "#b",
    "c?d:e",
  ])("accepts a link to %s", (href) => {
    expect(accepts(doc(paragraph(text("a", link(href)))))).toBe(true);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "",
  ])("refuses a link to %j", (href) => {
    expect(accepts(doc(paragraph(text("a", link(href)))))).toBe(false);
  });

  test("accepts the greatest depth and refuses one more", () => {
    expect(accepts(nested(RICH_TEXT_LIMITS.depth - 3))).toBe(true);
    expect(accepts(nested(RICH_TEXT_LIMITS.depth - 2))).toBe(false);
  });

  test("refuses a nesting of a hundred thousand levels without following it", () => {
    const result = richTextSchema.safeParse(nested(100_000));
    expect(result.error?.issues.map((issue) => issue.message)).toEqual([
      `The text is nested deeper than ${RICH_TEXT_LIMITS.depth} levels.`,
    ]);
  });

  test("refuses more text and more parts than the limits", () => {
    expect(accepts(doc(paragraph(text("a".repeat(RICH_TEXT_LIMITS.characters)))))).toBe(true);
    expect(accepts(doc(paragraph(text("a".repeat(RICH_TEXT_LIMITS.characters + 1)))))).toBe(false);
    const rules = Array.from({ length: RICH_TEXT_LIMITS.nodes }, () => ({
      type: "horizontalRule",
    }));
    expect(accepts(doc(...rules))).toBe(false);
  });
});

const list = (...content: unknown[]) => ({
  type: "bulletList",
  content: [{ type: "listItem", content }],
});

const table = (attrs: object) => ({
  type: "table",
  content: [
    { type: "tableRow", content: [{ type: "tableCell", attrs, content: [{ type: "paragraph" }] }] },
  ],
});

const image = (src: string) => ({ type: "image", attrs: { src, alt: "" } });

/** A document with so many quotations around a paragraph with a text. */
function nested(levels: number) {
  let block: unknown = paragraph(text("deep"));
  for (let level = 0; level < levels; level += 1) block = { type: "blockquote", content: [block] };
  return doc(block);
}
