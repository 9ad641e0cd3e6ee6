import {
  linkedIds,
  type ContentEntry,
  type ContentLink,
  type ContentLinkage,
  type ContentValue,
  type ContentValues,
} from "@/lib/content/content-entry.ts";
import { valueSchema } from "@/lib/content/models/value-schema.ts";
import type { FieldFor } from "@/lib/content/collection-for.ts";

/** What a form holds of a field: a text as it stands in the input, a yes or no, or a list. */
export type FormValue = string | boolean | readonly string[];
export type FormValues = Readonly<Record<string, FormValue>>;

/** What a form would send: values by their fields, and what is wrong with them. */
export type Written = {
  readonly attributes: ContentValues;
  readonly relationships: Readonly<Record<string, ContentLinkage>>;
  readonly errors: Readonly<Record<string, string>>;
};

/** How the fields of an entry stand in a form; of a new one, with their defaults. */
export const valuesOf = (fields: readonly FieldFor[], entry: ContentEntry | null): FormValues =>
  Object.fromEntries(fields.map((field) => [field.name, valueOf(field, entry)]));

function valueOf(field: FieldFor, entry: ContentEntry | null): FormValue {
  const { name, kind } = field;
  if (field.to !== null) return entry === null ? [] : linkedIds(entry, name);
  const value = entry === null ? field.default : (entry.attributes[name] ?? null);
  if (kind === "boolean") return value === true;
  if (kind === "choices") return Array.isArray(value) ? value.map(String) : [];
  if (value === null) return "";
  if (typeof value === "object") return JSON.stringify(value, null, 2);
  return kind === "instant" ? String(value).slice(0, 16) : String(value);
}

/** What of a form differs from how it was, or all of it for a new entry, as the API takes it. */
export function writtenOf(
  fields: readonly FieldFor[],
  values: FormValues,
  before: FormValues | null,
): Written {
  const attributes: ContentValues = {};
  const relationships: Record<string, ContentLinkage> = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const { name } = field;
    const value = values[name] ?? "";
    if (before !== null && JSON.stringify(before[name]) === JSON.stringify(value)) continue;
    const given = readInput(field, value);
    const message = problemOf(field, given);
    if (message !== null) errors[name] = message;
    if (field.kind === "relation") relationships[name] = identifierOf(field, given);
    else if (field.kind === "relations") relationships[name] = identifiersOf(field, given);
    else if (given !== undefined) attributes[name] = given;
  }
  return { attributes, relationships, errors };
}

/** Undefined: it is no value at all. */
function readInput({ kind }: FieldFor, value: FormValue): ContentValue | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return kind === "relation" ? (value[0] ?? null) : [...value];
  const text = value.trim();
  if (text === "") return null;
  switch (kind) {
    case "integer":
    case "decimal":
      return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
    case "instant":
      return `${text}:00Z`;
    case "json":
      return parsed(text);
    default:
      return text;
  }
}

function parsed(text: string): ContentValue | undefined {
  try {
    return JSON.parse(text) as ContentValue;
  } catch {
    return undefined;
  }
}

function problemOf(field: FieldFor, given: ContentValue | undefined): string | null {
  if (given === undefined) return field.kind === "json" ? "This is no JSON." : "Give a number.";
  if (given === null && field.required) return "Fill this in.";
  const result = valueSchema(field).safeParse(given);
  return result.success ? null : (result.error.issues[0]?.message ?? "This is no value of it.");
}

const identifierOf = ({ to }: FieldFor, id: ContentValue | undefined): ContentLink | null =>
  typeof id === "string" && to !== null ? { type: to, id } : null;

const identifiersOf = (field: FieldFor, ids: ContentValue | undefined): readonly ContentLink[] =>
  Array.isArray(ids) ? ids.flatMap((id) => identifierOf(field, id) ?? []) : [];
