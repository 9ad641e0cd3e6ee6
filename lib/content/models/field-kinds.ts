/** What kinds of fields a collection of one's own can have. */
export const DEFINED_KINDS = [
  "text",
  "long-text",
  "rich-text",
  "slug",
  "integer",
  "decimal",
  "boolean",
  "date",
  "instant",
  "choice",
  "choices",
  "email",
  "url",
  "colour",
  "json",
  "image",
  "file",
  "relation",
  "relations",
  "group",
  "list",
  "blocks",
] as const;

export type DefinedKind = (typeof DEFINED_KINDS)[number];

type Kinds = ReadonlySet<DefinedKind>;

/** @NOTE Numbers with a fraction are left out: two that look alike need not be. */
export const UNIQUE_KINDS: Kinds = new Set(["text", "slug", "integer", "email", "url", "date"]);

/**
 * Those with an order or an equality that an index can keep. A relation leads somewhere or nowhere
 * according to who asks, so none can.
 */
export const INDEXED_KINDS: Kinds = new Set([
  ...UNIQUE_KINDS,
  ...(["decimal", "boolean", "instant", "choice", "colour"] as const),
]);

/** Those that a pattern is about. */
export const PATTERN_KINDS: Kinds = new Set(["text", "slug", "email", "url"]);

/** Those with a smallest and a largest number. */
export const NUMBER_KINDS: Kinds = new Set(["integer", "decimal"]);

/** Of texts the most characters, of lists the most items: their bounds are within. */
export const MOST_OF: ReadonlyMap<DefinedKind, number> = new Map([
  ["text", 500],
  ["long-text", 20_000],
  ["choices", 100],
  ["relations", 200],
  ["list", 100],
  ["blocks", 200],
]);

/** Those made of other fields, which have values of their own to begin with. */
export const NESTING_KINDS: Kinds = new Set(["group", "list", "blocks"]);

/** Whether a field leads to entries of another collection. */
export const isRelation = ({ kind }: { readonly kind: DefinedKind }): boolean =>
  kind === "relation" || kind === "relations";
