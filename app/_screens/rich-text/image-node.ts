import { Node } from "@tiptap/react";
import { imageUrl } from "@/lib/richtext/safe-url.ts";

const pixels = (value: string | null): number | null =>
  value !== null && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;

/** An image inside a text, with every attribute of the rich-text format. */
export const ImageNode = Node.create({
  name: "image",
  group: "block",
  draggable: true,
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
  // @NOTE Words instead of the picture: the dashboard's policy loads no image of another host.
  addNodeView:
    () =>
    ({ node }) => {
      const attrs = node.attrs as { src: string; alt: string | null };
      const dom = document.createElement("span");
      dom.className = "rich-text-image";
      dom.textContent = attrs.alt ? `${attrs.alt} – ${attrs.src}` : attrs.src;
      return { dom };
    },
});
