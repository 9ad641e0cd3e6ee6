import type { Mark } from "./inline-schema.ts";

/** What the elements of HTML mean for a rich text. An element named nowhere here is unwrapped. */

/** Elements that only mark the text inside. */
export const MARK_OF: ReadonlyMap<string, Exclude<Mark["type"], "link">> = new Map([
  ["strong", "bold"],
  ["b", "bold"],
  ["dt", "bold"],
  ["em", "italic"],
  ["i", "italic"],
  ["cite", "italic"],
  ["var", "italic"],
  ["dfn", "italic"],
  ["u", "underline"],
  ["ins", "underline"],
  ["s", "strike"],
  ["strike", "strike"],
  ["del", "strike"],
  ["code", "code"],
  ["kbd", "code"],
  ["samp", "code"],
  ["tt", "code"],
  ["sub", "subscript"],
  ["sup", "superscript"],
  ["mark", "highlight"],
]);

/** Elements that become a node with blocks inside. */
const CONTAINER_OF: ReadonlyMap<string, ContainerType> = new Map([
  ["blockquote", "blockquote"],
  ["ul", "bulletList"],
  ["menu", "bulletList"],
  ["ol", "orderedList"],
  ["li", "listItem"],
  ["table", "table"],
  ["tr", "tableRow"],
  ["td", "tableCell"],
  ["th", "tableHeader"],
]);

export type ContainerType =
  | "blockquote"
  | "bulletList"
  | "orderedList"
  | "listItem"
  | "table"
  | "tableRow"
  | "tableCell"
  | "tableHeader";

/** Elements that end the line before and after them, and have no node of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside body caption center dd details dialog dir div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend main nav noscript optgroup " +
    "option p pre search section select summary tbody template tfoot thead title"
  ).split(" "),
);

/** Elements whose content nobody reads: code, or what a browser shows only without the element. */
export const DROPPED: ReadonlySet<string> = new Set(["script", "style", "iframe"]);

/** Elements that show something from elsewhere, and the attribute that says from where. */
export const MEDIA: ReadonlyMap<string, string> = new Map([
  ["iframe", "src"],
  ["embed", "src"],
  ["object", "data"],
  ["video", "src"],
  ["audio", "src"],
  ["source", "src"],
]);

/** Elements that say nothing by themselves and are not worth a line in a report. */
export const SILENT: ReadonlySet<string> = new Set(
  "a br col colgroup hr img link meta param picture q rp rt ruby span track wbr".split(" "),
);

/** Whether an element ends the line before and after it. */
export const isBlockElement = (name: string): boolean => BLOCKS.has(name) || CONTAINER_OF.has(name);

/**
 * The node that an element becomes, if it becomes one with blocks inside.
 * @NOTE WordPress writes a gallery as a list; its images are not points of a list.
 */
export function containerOf(name: string, className: string): ContainerType | undefined {
  return GALLERY.test(className.slice(0, 4000)) ? undefined : CONTAINER_OF.get(name);
}

const GALLERY = /(?:^|\s)(?:wp-block-gallery|blocks-gallery-(?:grid|item))(?:\s|$)/;
