/** What an attribute may be: absent values are left out, so that a writer needs no conditions. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

/** An element around HTML that is already safe. */
export const element = (name: ElementName, attributes: Attributes, inside: string): string =>
  `${startTag(name, attributes)}${inside}</${name}>`;

/** A start tag, or a whole void element. */
export function startTag(name: ElementName, attributes: Attributes): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`);
  return `<${name}${given.join("")}>`;
}

/** Every element that rendered rich text can hold; there is no way to write another. */
export const ELEMENTS = [
  "a",
  "blockquote",
  "br",
  "code",
  "em",
  "figure",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "img",
  "li",
  "mark",
  "ol",
  "p",
  "pre",
  "s",
  "strong",
  "sub",
  "sup",
  "table",
  "tbody",
  "td",
  "th",
  "tr",
  "u",
  "ul",
] as const;

export type ElementName = (typeof ELEMENTS)[number];
