import { Node } from "@tiptap/react";
import { imageUrl } from "@/lib/richtext/safe-url.ts";
import { shownImage } from "../shown-image.ts";

const pixels = (value: string | null): number | null =>
  value !== null && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;

/** An image inside a text, with every attribute of the rich-text format. */
export const ImageNode = Node.create<{ org: string | null }>({
  name: "image",
  group: "block",
  draggable: true,
  /** Whose dashboard the text is written in. */
  addOptions: () => ({ org: null }),
  addAttributes: () => ({
    src: {
      default: null,
      parseHTML: (element) => imageUrl(element.getAttribute("src") ?? ""),
    },
    alt: { default: null },
    title: { default: null },
    width: { default: null, parseHTML: (element) => pixels(element.getAttribute("width")) },
    height: { default: null, parseHTML: (element) => pixels(element.getAttribute("height")) },
    align: {
      default: null,
      parseHTML: () => null,
      renderHTML: ({ align }) => (typeof align === "string" ? { "data-align": align } : {}),
    },
    href: {
      default: null,
      parseHTML: () => null,
      renderHTML: ({ href }) => (typeof href === "string" ? { "data-href": href } : {}),
    },
  }),
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element) => (imageUrl(element.getAttribute("src") ?? "") === null ? false : null),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addNodeView() {
    const { org } = this.options;
    return ({ node }) => ({ dom: viewOf(node.attrs as ImageAttributes, org) });
  },
});

type ImageAttributes = { src: string; alt: string | null; align: string | null };

/** The picture where the dashboard may show it, words where it may not. */
function viewOf({ src, alt, align }: ImageAttributes, org: string | null): HTMLElement {
  const shown = shownImage(src, { org, preset: "medium" });
  if (shown !== null) {
    const image = document.createElement("img");
    image.src = shown;
    image.alt = alt ?? "";
    if (align !== null) image.dataset["align"] = align;
    return image;
  }
  const words = document.createElement("span");
  words.className = "rich-text-image";
  words.textContent = alt ? `${alt} – ${src}` : src;
  return words;
}
