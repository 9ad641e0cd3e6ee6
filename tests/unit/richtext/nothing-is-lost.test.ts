import { readFileSync } from "node:fs";
import fc from "fast-check";
import { ElementType, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { fromHtml } from "@/lib/richtext/from-html.ts";
import { ELEMENTS } from "@/lib/richtext/html-writer.ts";
import { type RichText, richTextSchema } from "@/lib/richtext/schema.ts";
import { toHtml } from "@/lib/richtext/to-html.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import { editorSchema } from "./editor-schema.ts";
import { readableText, withoutBlanks } from "./readable.ts";

const FILE = new URL("../../fixtures/themeunittestdata.wordpress.xml", import.meta.url);

/** The HTML of every item of the real export, by a plain search instead of the product's reader. */
const items = [
  ...readFileSync(FILE, "utf8").matchAll(
    /<content:encoded>\s*<!\[CDATA\[([^]*?)\]\]>\s*<\/content:encoded>/g,
  ),
].map((match) => match[1] ?? "");

const read = (html: string) =>
  fromHtml(html, { newlines: html.includes("<!-- wp:") ? "blank" : "paragraphs" }).doc;

describe("every item of WordPress's theme test export", () => {
  test("is there", () => {
    expect(items).toHaveLength(180);
  });

  test("keeps every word, in its order", () => {
    for (const html of items) {
      expect(withoutBlanks(toText(read(html)))).toBe(withoutBlanks(readableText(html)));
    }
  });

  test("becomes a document that the schema accepts and an editor can hold", () => {
    for (const html of items) expect(faultsOf(read(html))).toEqual([]);
  });

  test("comes out as HTML of allowed elements and attributes alone, and reads back as it was", () => {
    for (const html of items) {
      const doc = read(html);
      expect(harmIn(toHtml(doc))).toEqual([]);
      expect(toHtml(fromHtml(toHtml(doc)).doc)).toBe(toHtml(doc));
    }
  });
});

const name = fc.constantFrom(
  ..."p div span b i a ul ol li blockquote pre code h1 h3 table tbody tr td th caption dl dt dd".split(
    " ",
  ),
  ..."small svg math form option button figure figcaption em center address sub del x-y".split(" "),
);
const attribute = fc.constantFrom(
  "",
  ' dir="rtl"',
  ' href="javascript:alert(1)"',
  ' href="https://a.test/"',
  " onclick=alert(1)",
  ' style="text-align:center"',
  ' class="wp-block-gallery"',
  ' colspan="0"',
  ' start="3"',
);
const word = fc.stringMatching(/^[a-zé😀א]{1,4}$/u);
const piece = fc.oneof(
  { weight: 4, arbitrary: word.map((text) => ({ html: text, text })) },
  { weight: 1, arbitrary: blank().map((html) => ({ html, text: "" })) },
  { weight: 4, arbitrary: fc.tuple(name, attribute).map(([tag, a]) => tagPiece(`<${tag}${a}>`)) },
  { weight: 3, arbitrary: name.map((tag) => tagPiece(`</${tag}>`)) },
  { weight: 1, arbitrary: fc.constantFrom("<br>", "<hr>", "<!-- c -->").map(tagPiece) },
  { weight: 1, arbitrary: fc.constant(tagPiece("<script>lost</script>")) },
);

describe("any soup of tags", () => {
  test.each(["blank", "paragraphs"] as const)(
    "keeps every word, in its order, and becomes a sound document (%s)",
    (newlines) => {
      const property = fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { doc } = fromHtml(pieces.map(({ html }) => html).join(""), { newlines });
        const expected = pieces.map(({ text }) => text).join("");
        expect(withoutBlanks(toText(doc))).toBe(expected);
        expect(faultsOf(doc)).toEqual([]);
        expect(harmIn(toHtml(doc))).toEqual([]);
      });
      fc.assert(property, { numRuns: 1500 });
    },
  );

  test("of any characters at all becomes a sound document", () => {
    const property = fc.property(fc.string({ unit: "binary", maxLength: 200 }), (html) => {
      const { doc } = fromHtml(html);
      expect(faultsOf(doc)).toEqual([]);
      expect(harmIn(toHtml(doc))).toEqual([]);
    });
    fc.assert(property, { numRuns: 1500 });
  });
});

function blank() {
  return fc.constantFrom(" ", "\n", "\n\n", "\t", "&nbsp;");
}

function tagPiece(html: string) {
  return { html, text: "" };
}

/** What keeps a document from being stored as it is and as the editor, having opened it, saves it. */
function faultsOf(doc: RichText): readonly string[] {
  const opened = editorSchema.nodeFromJSON(doc);
  // An editor throws at what it cannot hold.
  opened.check();
  const saved: unknown = opened.toJSON();
  const issues = [doc, saved].flatMap((text) => richTextSchema.safeParse(text).error?.issues ?? []);
  return [
    ...issues.map((issue) => issue.message),
    ...(toHtml(saved as RichText) === toHtml(doc) ? [] : ["The editor saves something else."]),
  ];
}

const ALLOWED: ReadonlySet<string> = new Set(ELEMENTS);
const ATTRIBUTES = new Set(
  "alt class colspan decoding dir height href loading rel rowspan src start target title type width".split(
    " ",
  ),
);

/** Every element and attribute in HTML that rich text must not have become. */
function harmIn(html: string): readonly string[] {
  const harm: string[] = [];
  const waiting = [...parseDocument(html).children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === ElementType.Text) continue;
    if (!("attribs" in node) || !ALLOWED.has(node.name)) harm.push(node.type);
    if (!("attribs" in node)) continue;
    harm.push(...Object.keys(node.attribs).filter((key) => !ATTRIBUTES.has(key)));
    if (/^\s*(?:javascript|data|vbscript):/i.test(node.attribs["href"] ?? "")) harm.push("href");
    waiting.push(...node.children);
  }
  return harm;
}
