import { element, type ElementName, escapeHtml, startTag } from "./html-writer.ts";
import type { Inline, Mark } from "./inline-schema.ts";
import { linkUrl } from "./safe-url.ts";

/** Outermost first, so that a link whose text is partly bold stays one link. */
const ORDER: readonly Mark["type"][] = [
  "link",
  "highlight",
  "bold",
  "italic",
  "underline",
  "strike",
  "subscript",
  "superscript",
  "code",
];

const ELEMENT_OF: Readonly<Record<Mark["type"], ElementName>> = {
  link: "a",
  highlight: "mark",
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  subscript: "sub",
  superscript: "sup",
  code: "code",
};

/** The inside of a paragraph or heading as safe HTML; neighbours share the marks they have in common. */
export function inlineToHtml(content: readonly Inline[]): string {
  const open: Mark[] = [];
  let html = "";
  for (const node of content) {
    const wanted = ordered(node.marks ?? []);
    const shared = commonLength(open, wanted);
    html += closeMarks(open.splice(shared)) + openMarks(wanted.slice(shared));
    open.push(...wanted.slice(shared));
    html += node.type === "text" ? escapeHtml(node.text) : startTag("br", {});
  }
  return html + closeMarks(open);
}

/** HTML around which a link stands, or the HTML alone when the address is not one to follow. */
export function linked(href: string | null | undefined, inside: string): string {
  const attributes = linkAttributes({ href: href ?? "" });
  return attributes === null ? inside : element("a", attributes, inside);
}

const ordered = (marks: readonly Mark[]): Mark[] =>
  marks
    .filter((mark) => mark.type !== "link" || linkUrl(mark.attrs.href) !== null)
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));

function commonLength(a: readonly Mark[], b: readonly Mark[]): number {
  const differs = a.findIndex((mark, index) => !sameMark(mark, b[index]));
  return differs === -1 ? a.length : differs;
}

function sameMark(a: Mark, b: Mark | undefined): boolean {
  if (a.type !== "link" || b?.type !== "link") return a.type === b?.type;
  return (
    a.attrs.href === b.attrs.href &&
    (a.attrs.title ?? "") === (b.attrs.title ?? "") &&
    a.attrs.target === b.attrs.target
  );
}

const openMarks = (marks: readonly Mark[]): string =>
  marks.map((mark) => startTag(ELEMENT_OF[mark.type], attributesOf(mark))).join("");

const closeMarks = (marks: readonly Mark[]): string =>
  marks
    .toReversed()
    .map((mark) => `</${ELEMENT_OF[mark.type]}>`)
    .join("");

const attributesOf = (mark: Mark) =>
  mark.type === "link" ? (linkAttributes(mark.attrs) ?? {}) : {};

/** @NOTE `rel` is ours, never the author's: a page opened elsewhere must not reach back (opener). */
function linkAttributes(link: LinkTarget) {
  const href = linkUrl(link.href);
  if (href === null) return null;
  const rel = /^(?:https?:)?[/\\]{2}/i.test(href) ? "noopener noreferrer" : null;
  const target = link.target === "_blank" ? "_blank" : null;
  return {
    href,
    title: link.title || null,
    target,
    rel: target === null ? rel : "noopener noreferrer",
  };
}

type LinkTarget = {
  href: string;
  title?: string | null | undefined;
  target?: "_blank" | "_self" | null | undefined;
};
