import { Extension } from "@tiptap/react";
import type { Extensions } from "@tiptap/react";
import { Link } from "@tiptap/extension-link";
import { StarterKit } from "@tiptap/starter-kit";
import { linkUrl } from "@/lib/richtext/safe-url.ts";
import { ImageNode } from "./image-node.ts";
import { PLAIN_MARKS } from "./plain-marks.ts";
import { TABLE_NODES } from "./table-nodes.ts";

/** What has a writing direction, in `lib/richtext/schema.ts`. */
const DIRECTED = [
  "paragraph",
  "heading",
  "codeBlock",
  "blockquote",
  "bulletList",
  "orderedList",
  "listItem",
  "table",
  "tableCell",
  "tableHeader",
];

/** Attributes of several nodes: the writing direction and the alignment of a line of text. */
const FlowAttributes = Extension.create({
  name: "flowAttributes",
  addGlobalAttributes: () => [
    {
      types: DIRECTED,
      attributes: {
        dir: { default: null, parseHTML: (element) => oneOf(element.dir, ["rtl", "ltr"]) },
      },
    },
    {
      types: ["paragraph", "heading"],
      attributes: {
        textAlign: {
          default: null,
          parseHTML: (element) =>
            oneOf(element.style.textAlign, ["left", "center", "right", "justify"]),
          // @NOTE A class, not a style attribute: the Content-Security-Policy allows none.
          renderHTML: ({ textAlign }) =>
            typeof textAlign === "string" ? { class: `align-${textAlign}` } : {},
        },
      },
    },
  ],
});

/** Links with the addresses that the rich-text format allows, written without `rel` and `target`. */
const SafeLink = Link.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      href: {
        default: null,
        parseHTML: (element) => linkUrl(element.getAttribute("href") ?? ""),
      },
    };
  },
}).configure({
  openOnClick: false,
  defaultProtocol: "https",
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (url) => linkUrl(url) !== null,
});

/**
 * Everything the editor knows: exactly the nodes, marks and attributes of the rich-text format, so
 * that a document is saved as it was opened.
 *
 * @NOTE No trailing paragraph: opening a document must not change it.
 * @param org whose dashboard it is written in: images of its library are shown; null shows none.
 */
export const richTextExtensions = (org: string | null): Extensions => [
  StarterKit.configure({
    heading: { levels: [1, 2, 3, 4, 5, 6] },
    code: false,
    link: false,
    trailingNode: false,
    dropcursor: { color: false, class: "rich-text-drop" },
  }),
  FlowAttributes,
  SafeLink,
  ImageNode.configure({ org }),
  ...PLAIN_MARKS,
  ...TABLE_NODES,
];

const oneOf = (value: string, known: readonly string[]): string | null =>
  known.includes(value) ? value : null;
