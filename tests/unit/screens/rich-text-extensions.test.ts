import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { getSchema } from "@tiptap/react";
import { expect, test } from "vitest";
import { richTextExtensions } from "@/app/_screens/rich-text/extensions.ts";
import { fromHtml } from "@/lib/richtext/from-html.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";

const schema = getSchema(richTextExtensions(null));

/** What the editor holds and hands back after opening a document. */
function opened(doc: unknown): unknown {
  const node = schema.nodeFromJSON(doc);
  node.check();
  return node.toJSON();
}

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, marks });
const paragraph = (...content: object[]) => ({
  type: "paragraph",
  attrs: { dir: "rtl", textAlign: "justify" },
  content,
});

const EVERYTHING = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 6, textAlign: "center", dir: "rtl" }, content: [text("a")] },
    paragraph(
      text("link", { type: "link", attrs: { href: "/x", title: "t", target: "_blank" } }),
      text("code in a link", { type: "link", attrs: { href: "mailto:a@b.c" } }, { type: "code" }),
      ...["bold", "italic", "underline", "strike", "code", "subscript", "superscript"].map((type) =>
        text(type, { type }),
      ),
      text("all", { type: "highlight" }, { type: "bold" }, { type: "code" }, { type: "italic" }),
      { type: "hardBreak", marks: [{ type: "bold" }] },
    ),
    {
      type: "codeBlock",
      attrs: { language: "c++", dir: "ltr" },
      content: [{ type: "text", text: "x\n  y" }],
    },
    { type: "horizontalRule" },
    {
      type: "image",
      attrs: {
        ...{ src: "https://a.test/b.png", alt: "b", title: "t", width: 3, height: 4 },
        ...{ align: "right", href: "https://a.test/" },
      },
    },
    {
      type: "blockquote",
      attrs: { dir: "rtl" },
      content: [
        { type: "bulletList", attrs: { dir: "ltr" }, content: [item(paragraph(text("nested")))] },
      ],
    },
    {
      type: "orderedList",
      attrs: { start: -3, type: "i", dir: "ltr" },
      content: [item({ type: "paragraph" }, { type: "codeBlock" })],
    },
    {
      type: "table",
      attrs: { dir: "rtl" },
      content: [
        { type: "tableRow", content: [cell("tableHeader", { colspan: 2 })] },
        { type: "tableRow", content: [cell("tableCell", {}), cell("tableCell", { rowspan: 1 })] },
      ],
    },
  ],
};

function item(...content: object[]) {
  return { type: "listItem", attrs: { dir: "rtl" }, content };
}

function cell(type: string, attrs: object) {
  return { type, attrs: { ...attrs, dir: "ltr" }, content: [paragraph(text("c"))] };
}

test("a document with everything the format knows is saved as it was opened", () => {
  expect(richTextSchema.safeParse(EVERYTHING).success).toBe(true);
  expect(plain(opened(EVERYTHING))).toEqual(plain(EVERYTHING));
});

test("what the editor hands back is accepted by the format", () => {
  expect(richTextSchema.safeParse(opened(EVERYTHING)).error).toBeUndefined();
});

test("every item of a real export survives being opened and saved", () => {
  const file = new URL("../../fixtures/themeunittestdata.wordpress.xml", import.meta.url);
  const items = readFileSync(file, "utf8").matchAll(
    /<content:encoded>\s*<!\[CDATA\[([^]*?)\]\]>\s*<\/content:encoded>/g,
  );
  let count = 0;
  for (const [, html = ""] of items) {
    const { doc } = fromHtml(html, { newlines: "paragraphs" });
    const saved = opened(doc);
    expect(plain(saved)).toEqual(plain(doc));
    expect(richTextSchema.safeParse(saved).success).toBe(true);
    count += 1;
  }
  expect(count).toBe(180);
});

/** What counts: no attribute that says nothing, marks in one order. */
function plain(node: unknown): unknown {
  const { type, attrs = {}, marks = [], content = [], text } = node as Node;
  const told = Object.entries(attrs).filter(([name, value]) => !saysNothing(type, name, value));
  return {
    type,
    text,
    attrs: Object.fromEntries(told.sort(([a], [b]) => a.localeCompare(b))),
    marks: marks.map(plain).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    content: joined(content.map(plain) as Plain[]),
  };
}

type Plain = { type: string; marks: unknown[]; text?: string };

/** Neighbouring texts with the same marks are one text. */
function joined(nodes: readonly Plain[]): Plain[] {
  const all: Plain[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    const same = last?.type === "text" && isDeepStrictEqual(last.marks, node.marks);
    if (same && node.type === "text") last.text = `${last.text}${node.text}`;
    else all.push(node);
  }
  return all;
}

type Node = {
  type: string;
  attrs?: Record<string, unknown>;
  marks?: unknown[];
  content?: unknown[];
  text?: string;
};

/** Null, one row, one column, and a list that starts at one are what a missing attribute means. */
const saysNothing = (type: string, name: string, value: unknown): boolean =>
  value === null ||
  (value === 1 && (name === "colspan" || name === "rowspan")) ||
  (value === 1 && type === "orderedList" && name === "start");
