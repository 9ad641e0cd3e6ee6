import type { ContentValue } from "@/lib/content/content-entry.ts";
import type { FormField } from "./form-field.ts";

/** What a form holds of a field: its value as the API has it, or a text that is none yet. */
export type FormValue = ContentValue;
export type FormValues = Readonly<Record<string, FormValue>>;

const TYPED = "gatehouse:typed";

/** A text in place of a value that it cannot be read as: «12 apples» for a number. */
export const typed = (text: string): FormValue => ({ [TYPED]: text });

/** The text that stands in place of a value; null where there is a value. */
export function typedIn(value: FormValue | undefined): string | null {
  if (!isRecord(value)) return null;
  const text = value[TYPED];
  return typeof text === "string" ? text : null;
}

/** A value that is an object of named ones, as groups, list items and blocks are. */
export const isRecord = (value: FormValue | undefined): value is { [name: string]: FormValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The named values within a value; none where it is no such object. */
export const recordOf = (value: FormValue | undefined): FormValues =>
  isRecord(value) ? value : {};

/** The items of a value; none where it is no list. */
export const listOf = (value: FormValue | undefined): readonly FormValue[] =>
  Array.isArray(value) ? value : [];

/** A value as a text; empty for anything else. */
export const textOf = (value: FormValue | undefined): string =>
  typeof value === "string" ? value : "";

/** Whether a field is written in another language than the default one, which is read where it says nothing. */
export const isInOther = ({ language }: FormField): boolean => language?.instead !== undefined;

/** How fields stand in a new entry. */
export const blankValues = (fields: readonly FormField[]): Record<string, FormValue> =>
  Object.fromEntries(fields.map((field) => [field.name, blankValue(field)]));

/** How a field stands in a new entry: its default, else empty. */
export function blankValue(field: FormField): FormValue {
  if (field.default !== null) return field.default;
  switch (field.kind) {
    case "boolean":
      return false;
    case "choices":
    case "relations":
    case "list":
    case "blocks":
      return [];
    case "group":
      return blankValues(field.fields ?? []);
    default:
      return null;
  }
}

/**
 * Whether two values are the same, whatever the order of their members: the database keeps its own.
 * A member that is null and one that is not there are the same too.
 */
export function sameValue(one: FormValue | undefined, other: FormValue | undefined): boolean {
  const [a, b] = [one ?? null, other ?? null];
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => sameValue(item, b[at]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) =>
    sameValue(a[name], b[name]),
  );
}
