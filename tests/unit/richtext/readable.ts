import { ElementType, parseDocument } from "htmlparser2";

type HtmlNode = ReturnType<typeof parseDocument>["children"][number];

const ADDRESS_IN: Readonly<Record<string, string>> = {
  iframe: "src",
  embed: "src",
  object: "data",
  video: "src",
  audio: "src",
  source: "src",
};

/**
 * What a reader of HTML can read, put together by another way than the product's: the text nodes of
 * the parsed page in their order, without scripts, styles, frames' fallback and comments; the marks
 * that `<q>` shows; the addresses that stand for media.
 */
export function readableText(html: string): string {
  return parseDocument(html).children.map(readableIn).join("");
}

/** The same but for white space, which HTML and the format treat differently. */
export const withoutBlanks = (text: string): string => text.replace(/\s+/g, "");

function readableIn(node: HtmlNode): string {
  if (node.type === ElementType.Text) return node.data;
  if (!("children" in node)) return "";
  const inside = node.children.map(readableIn).join("");
  if (!("name" in node)) return inside;
  if (node.name === "script" || node.name === "style") return "";
  const address = node.attribs[ADDRESS_IN[node.name] ?? ""] ?? "";
  if (node.name === "iframe") return address;
  return node.name === "q" ? `“${inside}”` : address + inside;
}
