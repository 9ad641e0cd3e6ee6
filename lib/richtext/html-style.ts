/** How the text under an element is to be read; inherited from the elements around it. */
export type Style = {
  readonly kind: "paragraph" | "heading" | "codeBlock";
  readonly level: number;
  readonly language: string | null;
  readonly dir: "rtl" | "ltr" | null;
  readonly textAlign: "left" | "center" | "right" | "justify" | null;
  readonly imageAlign: "left" | "center" | "right" | null;
  /** The address that the medium around already put here as a link. */
  readonly media: string | null;
  /** A line break in the source: blank as in HTML, a break, a break or (doubled) a paragraph, itself. */
  readonly newlines: "blank" | "break" | "split" | "keep";
};

export type Attribs = Readonly<Record<string, string>>;

/** Where reading starts. */
export const rootStyle = (newlines: "blank" | "split"): Style => ({
  kind: "paragraph",
  level: 1,
  language: null,
  dir: null,
  textAlign: null,
  imageAlign: null,
  media: null,
  newlines,
});

/** The style inside an element that stands in `outer`. */
export function styleInside(outer: Style, name: string, attribs: Attribs): Style {
  return {
    ...outer,
    ...kindOf(outer, name, attribs),
    dir: directionOf(attribs) ?? outer.dir,
    textAlign: textAlignOf(name, attribs) ?? outer.textAlign,
    imageAlign: imageAlignOf(attribs) ?? outer.imageAlign,
  };
}

/** The language that a class such as `language-css` or `lang-css` names. */
export function languageOf(attribs: Attribs): string | null {
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,40})(?:\s|$)/.exec(classOf(attribs))?.[1] ?? null;
}

/** Where an image floats, by WordPress's classes, ours or the old `align` attribute. */
export function imageAlignOf(attribs: Attribs): Style["imageAlign"] {
  const named = /(?:^|\s)align-?(left|right|center)(?:\s|$)/.exec(classOf(attribs))?.[1];
  return oneOf(named, ["left", "center", "right"]);
}

/** Whether an element has a class. */
export const hasClass = (attribs: Attribs, name: string): boolean =>
  classOf(attribs).split(/\s/).includes(name);

/** The numbers that a list or a cell carries; null where the element gives none that can be used. */
export function containerAttributes(name: string, attribs: Attribs): Record<string, number | null> {
  if (name === "ol") return { start: integer(attribs["start"], 1_000_000, -1_000_000) };
  if (name !== "td" && name !== "th") return {};
  return {
    colspan: integer(attribs["colspan"], 100, 2),
    rowspan: integer(attribs["rowspan"], 100, 2),
  };
}

function kindOf(outer: Style, name: string, attribs: Attribs): Partial<Style> {
  const newlines = outer.newlines === "split" ? "break" : outer.newlines;
  if (/^h[1-6]$/.test(name)) return { kind: "heading", level: Number(name[1]), newlines };
  if (name === "pre" && hasClass(attribs, "wp-block-verse")) return { newlines: "break" };
  if (name === "pre") return { kind: "codeBlock", language: languageOf(attribs), newlines: "keep" };
  if (["blockquote", "li", "td", "th"].includes(name)) return { kind: "paragraph" };
  return {};
}

function directionOf(attribs: Attribs): Style["dir"] {
  return oneOf(attribs["dir"]?.toLowerCase() ?? declared(attribs, "direction"), ["rtl", "ltr"]);
}

function textAlignOf(name: string, attribs: Attribs): Style["textAlign"] {
  if (name === "center") return "center";
  const byClass = TEXT_ALIGN_CLASS.exec(classOf(attribs))?.[1];
  const byAttribute = ALIGNABLE.test(name) ? attribs["align"]?.toLowerCase() : undefined;
  const value = byClass ?? declared(attribs, "text-align") ?? byAttribute;
  return oneOf(value, ["left", "center", "right", "justify"]);
}

/** WordPress's class, and the one this product writes. */
const TEXT_ALIGN_CLASS = /(?:^|\s)(?:has-text-)?align-(left|right|center|justify)(?:\s|$)/;

const ALIGNABLE = /^(?:p|div|h[1-6]|tr|td|th)$/;

/** The value that an inline style gives to a property, lower case. */
function declared(attribs: Attribs, property: string): string | undefined {
  const declarations = (attribs["style"] ?? "").slice(0, STYLE_MAX).split(";");
  const pairs = declarations.map((declaration) => declaration.split(":", 2));
  return pairs
    .findLast(([key]) => key?.trim().toLowerCase() === property)?.[1]
    ?.trim()
    .toLowerCase();
}

const STYLE_MAX = 4000;

const classOf = (attribs: Attribs): string => (attribs["class"] ?? "").slice(0, STYLE_MAX);

function oneOf<Value extends string>(
  value: string | undefined,
  allowed: readonly Value[],
): Value | null {
  return allowed.find((one) => one === value) ?? null;
}

function integer(value: string | undefined, max: number, min: number): number | null {
  const number = Number.parseInt(value ?? "", 10);
  return number >= min && number <= max ? number : null;
}
