import { describe, expect, test } from "vitest";
import { type RichText, richTextSchema } from "@/lib/richtext/schema.ts";
import { toHtml } from "@/lib/richtext/to-html.ts";
import { toText } from "@/lib/richtext/to-text.ts";

const doc = (...content: unknown[]): RichText => richTextSchema.parse({ type: "doc", content });
const unchecked = (...content: unknown[]) => ({ type: "doc", content }) as RichText;
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (value: string, ...marks: unknown[]) => ({ type: "text", text: value, marks });
const link = (href: string) => ({ type: "link", attrs: { href } });
const bold = { type: "bold" };

describe("rich text as HTML", () => {
  test("escapes every text and attribute", () => {
    const image = { type: "image", attrs: { src: '/a"b.png', alt: "<&>", title: "it's" } };
    expect(toHtml(doc(paragraph(text(`<script>"&'`)), image))).toBe(
      "<p>&lt;script&gt;&quot;&amp;&#39;</p>" +
        '<figure><img src="/a&quot;b.png" alt="&lt;&amp;&gt;" title="it&#39;s" loading="lazy" ' +
        'decoding="async"></figure>',
    );
  });

  test("keeps a partly bold link one link", () => {
    const html = toHtml(
      doc(paragraph(text("a", link("/x")), text("b", bold, link("/x")), text("c"))),
    );
    expect(html).toBe('<p><a href="/x">a<strong>b</strong></a>c</p>');
  });

  test("gives links to elsewhere a rel of its own and ignores the author's", () => {
    const attrs = { href: "https://a.test", rel: "opener", class: "evil", target: "_blank" };
    expect(toHtml(doc(paragraph(text("a", { type: "link", attrs }))))).toBe(
      '<p><a href="https://a.test" target="_blank" rel="noopener noreferrer">a</a></p>',
    );
  });

  test("shows a stored link with an unsafe address as text alone", () => {
    const hostile = unchecked(paragraph(text("a", link("javascript:alert(1)"))));
    expect(toHtml(hostile)).toBe("<p>a</p>");
  });

  test("says direction by attribute and alignment by class, never by style", () => {
    const attrs = { dir: "rtl", textAlign: "center" };
    const html = toHtml(doc({ type: "paragraph", attrs, content: [text("שלום")] }));
    expect(html).toBe('<p class="align-center" dir="rtl">שלום</p>');
  });

  test("shows no empty line before a list item that starts with something else than text", () => {
    const item = { type: "listItem", content: [{ type: "paragraph" }, { type: "horizontalRule" }] };
    expect(toHtml(doc({ type: "bulletList", content: [item] }))).toBe("<ul><li><hr></li></ul>");
  });

  test("writes tables, numbered lists and code", () => {
    const cell = { type: "tableHeader", attrs: { colspan: 2 }, content: [paragraph(text("h"))] };
    const table = { type: "table", content: [{ type: "tableRow", content: [cell] }] };
    const item = { type: "listItem", content: [paragraph(text("i"))] };
    const list = { type: "orderedList", attrs: { start: 8 }, content: [item] };
    const code = {
      type: "codeBlock",
      attrs: { language: "c++" },
      content: [{ type: "text", text: "<" }],
    };
    expect(toHtml(doc(table, list, code))).toBe(
      '<table><tbody><tr><th colspan="2"><p>h</p></th></tr></tbody></table>' +
        '<ol start="8"><li><p>i</p></li></ol>' +
        '<pre><code class="language-c++">&lt;</code></pre>',
    );
  });
});

test("Rich text as plain text has a line for each block and a tab between cells", () => {
  const cell = (value: string) => ({ type: "tableCell", content: [paragraph(text(value))] });
  const table = { type: "table", content: [{ type: "tableRow", content: [cell("a"), cell("b")] }] };
  const lines = paragraph(text("one"), { type: "hardBreak" }, text("two"));
  expect(toText(doc(lines, { type: "horizontalRule" }, table))).toBe("one\ntwo\na\tb");
});
