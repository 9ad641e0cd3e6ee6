import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import { emptyRichText, type RichText } from "@/lib/richtext/schema.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { isRelation, NUMBER_KINDS, type DefinedKind } from "../models/field-kinds.ts";
import { valueSchema } from "../models/value-schema.ts";
import { slugOf } from "../slug.ts";

type From = Pick<FieldDefinition, "kind" | "to">;

/** What became of a value: another value, or nothing, since the new kind has no such value. */
export type Converted = { readonly value: Json } | null;

/**
 * A value of one field as a value of another, which must then fit all that the other asks. Values of
 * nested fields are not looked into.
 */
export function convertValue(from: From, to: FieldDefinition, value: Json): Converted {
  const made = valueFor(from, to, value);
  if (made === null) return null;
  const read = valueSchema(to).safeParse(made);
  return read.success && read.data !== null ? { value: read.data as Json } : null;
}

/** Null: there is none. */
function valueFor(from: From, to: FieldDefinition, value: Json): Json {
  if (isRelation(from) || isRelation(to)) return linksFor(from, to, value);
  if (to.kind === "json" || to.kind === from.kind) return value;
  const fromText = FROM_TEXT[to.kind];
  if (fromText === null) return null;
  if (NUMBER_KINDS.has(to.kind) && typeof value === "boolean") return value ? 1 : 0;
  if (to.kind === "choices" && Array.isArray(value)) return value;
  const text = textOf(value);
  return text === null ? null : fromText(text);
}

const asItIs = (text: string): string => text;

/** What a text is as a value of each kind; null: nothing ever. */
const FROM_TEXT: Readonly<Record<DefinedKind, ((text: string) => Json) | null>> = {
  ...{ text: asItIs, "long-text": asItIs, choice: asItIs, email: asItIs, url: asItIs },
  ...{ group: null, list: null, blocks: null, relation: null, relations: null, json: null },
  ...{ integer: numberOf, decimal: numberOf, "rich-text": paragraphs, slug: slugOf },
  boolean: (text) => BOOLEANS.get(text.trim().toLowerCase()) ?? null,
  choices: (text) => [text],
  image: (text) => ({ url: text, alt: "" }),
  file: (text) => ({ url: text, name: text.split("/").at(-1) ?? text }),
  colour: (text) => text.toLowerCase(),
  date: (text) => text.slice(0, 10),
  instant: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text),
};

/** Between relations of one collection alone: an id means an entry of it. */
function linksFor(from: From, to: FieldDefinition, value: Json): Json {
  if (from.to !== to.to) return null;
  const ids = [value].flat();
  if (to.kind === "relations") return ids;
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

/** As people would write it; null for what has no such form. */
function textOf(value: Json): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    return value.every((part) => typeof part === "string") ? value.join(", ") : null;
  }
  if (value === null) return null;
  return isRichText(value) ? toText(value) : addressIn(value);
}

const isRichText = (value: JsonObject | RichText): value is RichText => value.type === "doc";

/** Of an image or a file. */
const addressIn = (value: JsonObject): string | null =>
  typeof value["url"] === "string" ? value["url"] : null;

function numberOf(text: string): number | null {
  const written = text.trim();
  return /^[+-]?\d+(?:\.\d+)?$/.test(written) ? Number(written) : null;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1"].map((word) => [word, true] as const),
  ...["false", "no", "0"].map((word) => [word, false] as const),
]);

function paragraphs(text: string): Json {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return emptyRichText() as unknown as Json;
  const content = lines.map((line) => ({
    type: "paragraph",
    content: [{ type: "text", text: line }],
  }));
  return { type: "doc", content };
}
