import { Schema } from "@tiptap/pm/model";

const flow = { dir: { default: null } };
const block = { ...flow, textAlign: { default: null } };
const cell = {
  content: "block+",
  attrs: {
    colspan: { default: null },
    rowspan: { default: null },
    colwidth: { default: null },
    ...flow,
  },
};

/**
 * The content rules of an editor, as the Tiptap extensions declare them: what this schema checks, an
 * editor can load and save without dropping anything.
 */
export const editorSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    text: { group: "inline" },
    hardBreak: { group: "inline", inline: true },
    paragraph: { group: "block", content: "inline*", attrs: block },
    heading: { group: "block", content: "inline*", attrs: { level: {}, ...block } },
    codeBlock: {
      group: "block",
      content: "text*",
      marks: "",
      code: true,
      attrs: { language: { default: null }, ...flow },
    },
    horizontalRule: { group: "block" },
    image: {
      group: "block",
      attrs: Object.fromEntries(
        ["src", "alt", "title", "width", "height", "align", "href"].map((name) => [
          name,
          { default: null },
        ]),
      ),
    },
    blockquote: { group: "block", content: "block+", attrs: flow },
    bulletList: { group: "block", content: "listItem+", attrs: flow },
    orderedList: {
      group: "block",
      content: "listItem+",
      attrs: { start: { default: 1 }, type: { default: null }, ...flow },
    },
    listItem: { content: "paragraph block*", attrs: flow },
    table: { group: "block", content: "tableRow+", attrs: flow },
    tableRow: { content: "(tableCell | tableHeader)+" },
    tableCell: cell,
    tableHeader: cell,
  },
  marks: {
    link: { attrs: { href: {}, title: { default: null }, target: { default: null } } },
    highlight: {},
    bold: {},
    italic: {},
    underline: {},
    strike: {},
    subscript: {},
    superscript: {},
    code: {},
  },
});
