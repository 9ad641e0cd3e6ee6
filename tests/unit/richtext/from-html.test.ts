import { describe, expect, test } from "vitest";
import { TooLarge } from "@/lib/kernel/errors.ts";
import { fromHtml } from "@/lib/richtext/from-html.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { toHtml } from "@/lib/richtext/to-html.ts";
import { toText } from "@/lib/richtext/to-text.ts";

const round = (html: string) => toHtml(fromHtml(html).doc);
const classic = (html: string) => toHtml(fromHtml(html, { newlines: "paragraphs" }).doc);
const changes = (html: string) =>
  Object.fromEntries(fromHtml(html).changes.map(({ what, count }) => [what, count]));

describe("reading HTML", () => {
  test.each([
    ["plain text", "hello", "<p>hello</p>"],
    ["marks", "<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>"],
    ["a space where it was", "<b>a </b>b", "<p><strong>a </strong>b</p>"],
    ["blanks as HTML reads them", "  a \n\n b  ", "<p>a b</p>"],
    ["a no-break space", "a&nbsp;b", "<p>a\u00a0b</p>"],
    ["breaks", "<p>a<br>b<br></p>", "<p>a<br>b</p>"],
    ["text beside paragraphs", "a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"],
    ["unknown elements", "<x-y>a</x-y> <small>b</small>", "<p>a b</p>"],
    ["headings", "<h2>a<div>b</div></h2>", "<h2>a</h2><h2>b</h2>"],
    ["text right in an item", "<ul><li>a</ul>", "<ul><li><p>a</p></li></ul>"],
    [
      "a list in an item",
      "<ul><li><ul><li>a</ul></ul>",
      "<ul><li><ul><li><p>a</p></li></ul></li></ul>",
    ],
    [
      "a list in a list",
      "<ul><li>a</li><ul><li>b</li></ul></ul>",
      "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
    ],
    [
      "an item without a list",
      "<li>a<li>b<p>c",
      "<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>",
    ],
    [
      "a cell without a table",
      "<td>a<td>b",
      "<table><tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table>",
    ],
    [
      "a caption before its table",
      "<table><caption>c</caption><tr><th>h</table>",
      "<p>c</p><table><tbody><tr><th><p>h</p></th></tr></tbody></table>",
    ],
    [
      "quotations in quotations",
      "<blockquote>a<blockquote>b</blockquote></blockquote>",
      "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>",
    ],
    [
      "preformatted text as it stands",
      "<pre>\n a  b\n\n  c\n</pre>",
      "<pre><code> a  b\n\n  c</code></pre>",
    ],
    [
      "a code block's language",
      '<pre><code class="language-css">a{}</code></pre>',
      '<pre><code class="language-css">a{}</code></pre>',
    ],
    ["definition lists", "<dl><dt>a<dd>b</dl>", "<p><strong>a</strong></p><p>b</p>"],
    ["the quotation marks of q", "<q>a</q>", "<p>“a”</p>"],
    [
      "marks across blocks",
      "<b>a<p>b</p></b>",
      "<p><strong>a</strong></p><p><strong>b</strong></p>",
    ],
    ["nothing", "<p> </p><div></div>", "<p></p>"],
  ])("keeps %s", (_, html, expected) => {
    expect(round(html)).toBe(expected);
  });

  test.each([
    ["dir", '<div dir="RTL"><p>א</p></div>', '<p dir="rtl">א</p>'],
    [
      "a style",
      '<p style="direction: rtl; text-align:right">א</p>',
      '<p class="align-right" dir="rtl">א</p>',
    ],
    ["a list", '<ul dir="rtl"><li>א</ul>', '<ul dir="rtl"><li><p>א</p></li></ul>'],
    [
      "WordPress's class",
      '<p class="has-text-align-center">a</p>',
      '<p class="align-center">a</p>',
    ],
    ["the old attribute", '<p align="right">a</p>', '<p class="align-right">a</p>'],
  ])("keeps direction and alignment said by %s", (_, html, expected) => {
    expect(round(html)).toBe(expected);
  });

  test("keeps images as blocks, with where they float and where they lead", () => {
    const image = '<img class="alignleft" src="//a.test/b.png" alt="x" width="10" height="1e9">';
    expect(fromHtml(`a <a href="/c">${image}</a> d`).doc.content).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "a" }] },
      {
        type: "image",
        attrs: { src: "https://a.test/b.png", alt: "x", width: 10, align: "left", href: "/c" },
      },
      { type: "paragraph", content: [{ type: "text", text: "d" }] },
    ]);
  });

  test("puts the text of an image that cannot be shown in its place", () => {
    const html = '<p>a<img src="data:x" alt="one"><img class="emoji" src="/b" alt="😀"></p>';
    expect(round(html)).toBe("<p>aone😀</p>");
  });

  test("turns frames, video and audio into links to what they showed", () => {
    const html = '<iframe src="https://v.test/1">x</iframe><video><source src="/v.mp4">old</video>';
    expect(toText(fromHtml(html).doc)).toBe("https://v.test/1\n/v.mp4\nold");
    expect(changes(html)).toEqual({
      "<iframe> turned into a link": 1,
      "<source> turned into a link": 1,
    });
  });

  test("says what was dropped and unwrapped, and how often", () => {
    const html =
      "<script>a</script><style>b</style><script>c</script><big>d</big><!-- e -->" +
      '<a href="javascript:f">g</a>';
    expect(changes(html)).toEqual({
      "<script> and what was in it dropped": 2,
      "<style> and what was in it dropped": 1,
      "<big> unwrapped": 1,
      "comment dropped": 1,
      "link without a safe address unwrapped": 1,
    });
    expect(round(html)).toBe("<p>dg</p>");
  });

  test("flattens what is nested too deep and loses none of it", () => {
    const depth = 60;
    const html = `${"<ul><li>x".repeat(depth)}<table><tr><td>y`;
    const { doc, changes: made } = fromHtml(html);
    expect(richTextSchema.safeParse(doc).error).toBeUndefined();
    expect(toText(doc).replaceAll("\n", "")).toBe(`${"x".repeat(depth)}y`);
    expect(made[0]?.what).toBe("nesting flattened, it was too deep");
  });

  test("refuses thousands of open elements instead of following them", () => {
    expect(() => fromHtml("<b>".repeat(5000))).toThrow(TooLarge);
  });

  test("leaves no character that PostgreSQL cannot store", () => {
    const { doc } = fromHtml("a\0b\uD83Dc&#0;d&#xD800;e");
    expect(richTextSchema.safeParse(doc).success).toBe(true);
    expect(toText(doc)).toBe("ab\uFFFDc\uFFFDd\uFFFDe");
  });
});

describe("reading what WordPress's classic editor wrote", () => {
  test.each([
    ["an empty line ends a paragraph", "a\n\nb", "<p>a</p><p>b</p>"],
    ["a line break is a break", "a\nb", "<p>a<br>b</p>"],
    ["a break and its line end are one break", "a<br />\nb", "<p>a<br>b</p>"],
    ["two breaks end a paragraph", "a<br><br>b", "<p>a</p><p>b</p>"],
    ["marks go on in the next paragraph", "<em>a\n\nb</em>", "<p><em>a</em></p><p><em>b</em></p>"],
    ["line ends around blocks are nothing", "a\n<h2>b</h2>\nc", "<p>a</p><h2>b</h2><p>c</p>"],
    [
      "paragraphs in a quotation",
      "<blockquote>a\n\nb</blockquote>",
      "<blockquote><p>a</p><p>b</p></blockquote>",
    ],
    [
      "an item with a list",
      "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
      "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
    ],
    ["preformatted text stays", "<pre>a\n\nb</pre>", "<pre><code>a\n\nb</code></pre>"],
    ["code on several lines", "<code>a\nb</code>", "<p><code>a<br>b</code></p>"],
    ["a page break is a rule", "a<!--nextpage-->b", "<p>a</p><hr><p>b</p>"],
    ["more", "a<!--more Go on-->b", "<p>a</p><p>b</p>"],
    [
      "an address on its line is a link",
      "https://a.test/b\n\nc",
      '<p><a href="https://a.test/b" rel="noopener noreferrer">https://a.test/b</a></p><p>c</p>',
    ],
  ])("%s", (_, html, expected) => {
    expect(classic(html)).toBe(expected);
  });

  test("block comments go silently, blocks without content are counted", () => {
    const html =
      '<!-- wp:paragraph {"a":1} --><p>a</p><!-- /wp:paragraph --><!-- wp:rss {"b":2} /-->';
    expect(round(html)).toBe("<p>a</p>");
    expect(changes(html)).toEqual({ "block “rss” dropped, it has no content of its own": 1 });
  });
});
