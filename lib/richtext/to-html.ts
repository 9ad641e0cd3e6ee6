import { type Attributes, element, type ElementName, escapeHtml, startTag } from "./html-writer.ts";
import { inlineToHtml, linked } from "./inline-to-html.ts";
import { imageUrl } from "./safe-url.ts";
import type {
  Block,
  Blockquote,
  BulletList,
  Cell,
  CodeBlock,
  Heading,
  Image,
  ListItem,
  OrderedList,
  RichText,
  Row,
} from "./schema.ts";

/** What an image is to be drawn by, beside what its author wrote: attributes that win over ours. */
export type ImageDraw = (image: Image["attrs"]) => Attributes;

/**
 * A rich text as safe HTML. Only the elements of `ELEMENTS` can come out, every text and attribute is
 * escaped, every address is checked again, and there are no inline styles or scripts (the Content
 * Security Policy forbids both): alignment is a class, `align-center` for one.
 */
export function toHtml(richText: RichText, draw: ImageDraw = () => ({})): string {
  return blocksToHtml(richText.content, draw);
}

const blocksToHtml = (blocks: readonly Block[], draw: ImageDraw): string =>
  blocks.map((block) => blockToHtml(block, draw)).join("");

function blockToHtml(block: Block, draw: ImageDraw): string {
  switch (block.type) {
    case "paragraph":
      return element("p", blockAttributes(block.attrs), inlineToHtml(block.content ?? []));
    case "heading":
      return headingToHtml(block);
    case "codeBlock":
      return codeToHtml(block);
    case "horizontalRule":
      return startTag("hr", {});
    case "image":
      return imageToHtml(block, draw);
    case "table":
      return element(
        "table",
        flow(block.attrs),
        element("tbody", {}, rowsToHtml(block.content, draw)),
      );
    default:
      return containerToHtml(block, draw);
  }
}

function containerToHtml(block: Blockquote | BulletList | OrderedList, draw: ImageDraw): string {
  if (block.type === "blockquote") {
    return element("blockquote", flow(block.attrs), blocksToHtml(block.content, draw));
  }
  const items = itemsToHtml(block.content, draw);
  if (block.type === "bulletList") return element("ul", flow(block.attrs), items);
  return element("ol", orderedAttributes(block.attrs), items);
}

function headingToHtml(block: Heading): string {
  const name = HEADINGS[block.attrs.level] ?? "h6";
  return element(name, blockAttributes(block.attrs), inlineToHtml(block.content ?? []));
}

const HEADINGS: Readonly<Record<number, ElementName>> = {
  1: "h1",
  2: "h2",
  3: "h3",
  4: "h4",
  5: "h5",
  6: "h6",
};

function codeToHtml(block: CodeBlock): string {
  const text = (block.content ?? []).map((node) => escapeHtml(node.text)).join("");
  const language = block.attrs?.language;
  const inside = element("code", { class: language ? `language-${language}` : null }, text);
  return element("pre", flow(block.attrs), inside);
}

function imageToHtml({ attrs }: Image, draw: ImageDraw): string {
  const src = imageUrl(attrs.src);
  if (src === null) return "";
  const { title, width, height } = attrs;
  // @NOTE alt="" says "decoration" to a screen reader; without alt it would read the file's name.
  const alt = attrs.alt ?? "";
  const own = { src, alt, title: title || null, width, height };
  const tag = startTag("img", { ...own, loading: "lazy", decoding: "async", ...draw(attrs) });
  return element("figure", { class: alignClass(attrs.align) }, linked(attrs.href, tag));
}

const itemsToHtml = (items: readonly ListItem[], draw: ImageDraw): string =>
  items
    .map(({ attrs, content }) =>
      element("li", flow(attrs), blocksToHtml(withoutEmptyStart(content), draw)),
    )
    .join("");

/** The format wants a paragraph first in an item; an empty one before something else is not shown. */
function withoutEmptyStart(content: readonly Block[]): readonly Block[] {
  const [first, ...rest] = content;
  const isEmpty = first?.type === "paragraph" && (first.content ?? []).length === 0;
  return isEmpty && rest.length > 0 ? rest : content;
}

const rowsToHtml = (rows: readonly Row[], draw: ImageDraw): string =>
  rows
    .map(({ content }) => element("tr", {}, content.map((cell) => cellToHtml(cell, draw)).join("")))
    .join("");

function cellToHtml({ type, attrs, content }: Cell, draw: ImageDraw): string {
  const spans = { colspan: spanOf(attrs?.colspan), rowspan: spanOf(attrs?.rowspan) };
  const name = type === "tableHeader" ? "th" : "td";
  return element(name, { ...spans, ...flow(attrs) }, blocksToHtml(content, draw));
}

const spanOf = (span: number | null | undefined) => (span === 1 ? null : span);

const orderedAttributes = (attrs: OrderedList["attrs"]): Attributes => ({
  start: attrs?.start === 1 ? null : attrs?.start,
  type: attrs?.type === "1" ? null : attrs?.type,
  ...flow(attrs),
});

type FlowAttributes = { dir?: "rtl" | "ltr" | null | undefined };

const flow = (attrs: FlowAttributes | undefined): Attributes => ({ dir: attrs?.dir });

const blockAttributes = (
  attrs: (FlowAttributes & { textAlign?: string | null | undefined }) | undefined,
): Attributes => ({ class: alignClass(attrs?.textAlign), ...flow(attrs) });

const alignClass = (align: string | null | undefined) => (align ? `align-${align}` : null);
